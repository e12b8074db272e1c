const sql =
  /^(?:SELECT\s(?:[^|&]|\|\|)*?(?:\sFROM\s|;)|WITH\s+\w+\s+AS\s*\(|USE\s+[\w"`]+\s*;|(?:BEGIN|COMMIT|ROLLBACK|CHECKPOINT)\s*;|EXPLAIN\s+(?:ANALYZE|SELECT)\b|SET\s+(?:GLOBAL|SESSION|ROLE)\s|KILL\s+\d+\s*;|UPDATE\s+\S+\s+SET\s|INSERT\s+INTO\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:TABLE|DATABASE|INDEX|USER|ROLE|SCHEMA|VIEW|EXTENSION)\s|TRUNCATE\s+[\w."]+\s*;|GRANT\s\S+\s+ON\s|VACUUM\b|SHOW\s+(?:TABLES|DATABASES|STATUS|PROCESSLIST)\b)/;

/** Lower case reads like programs: only whole statements to their semicolon. */
const inLowerCase =
  /^(?:(?:drop|truncate|alter|create)\s+(?:(?:unique )?index|table|database|schema|view)\s[^|&\n;]{1,200};|delete\s+from\s+\S+[^|&\n;]{0,200};|insert\s+into\s[^|&\n]{1,200};|explain\s+(?:analyze\s+|query\s+plan\s+)?select\s[^|&\n;]{1,200}\sfrom\s+[^|&\n;]{1,200};|update\s+\S+\s+set\s[^|&\n;]{1,200};|select\s[^|&\n;]{1,200}\sfrom\s+[^|&\n;]{1,200};)/;
const firstWord =
  /^\s*(?:select|update|insert|delete|create|alter|drop|truncate|grant|vacuum|show|with|use|begin|commit|rollback|checkpoint|explain|set|kill)\b/i;
const longest = 300;

/** True where SQL begins at the offset of a text: a statement for a database's client. */
export function startsSql(text: string, at = 0): boolean {
  const start = text.slice(at, at + longest);
  return firstWord.test(start) && (sql.test(start) || inLowerCase.test(start));
}

/** The cheap test before: a line that may begin a statement of SQL. */
export const maySql = (line: string): boolean => firstWord.test(line);
