// Every kind of probe, one a line.
export { httpProbe } from './probe-kinds/http.ts';
