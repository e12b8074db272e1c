/** Queries of PromQL: `sum by (status) (rate(…))`, `topk(10,`. */
const promql =
  /^(?:sum|avg|max|min|count|topk|bottomk|quantile|histogram_quantile|i?rate|increase|absent|predict_linear)(?: (?:by|without) ?\([^)\n]{0,200}\))? ?\([^)\s]/;
/** Cypher: `MATCH (n) RETURN n;`, `CALL db.indexes();`. */
const cypher = /^(?:(?:OPTIONAL )?MATCH|MERGE|UNWIND) [([]|^CALL [\w.]{1,80}\(/;
const python =
  /^from [\w.]{1,80} import \w|^import [a-z_][\w.]{0,80}(?:, [a-z_][\w.]{0,80})*(?: as \w{1,40})?(?:;|$)/;

/** True for a line of a language that people often put into a fence marked as shell. */
export const isForeignLine = (text: string): boolean =>
  promql.test(text) || cypher.test(text) || python.test(text);
