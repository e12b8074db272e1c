// Every kind of probe, a line each.
export { httpProbe } from './probe-kinds/http.ts';
