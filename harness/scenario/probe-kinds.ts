// Every kind of probe, one a line.
export { conditionProbe } from './probe-kinds/condition.ts';
export { httpProbe } from './probe-kinds/http.ts';
