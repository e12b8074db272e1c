import type { Script } from '../../runbook/commands/script.ts';

/** True where SQL begins at the offset of a script for the shell. */
export const isSql = ({ text }: Script, at: number) => {
  const start = text.slice(at, at + 300);
  return sql.test(start) || inLowerCase.test(start);
};

const sql =
  /^(?:SELECT\s(?:[^|&]|\|\|)*?\sFROM\s|UPDATE\s+\S+\s+SET\s|INSERT\s+INTO\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:TABLE|DATABASE|INDEX|USER|ROLE|SCHEMA|VIEW|EXTENSION)\s|TRUNCATE\s+[\w."]+\s*;|GRANT\s\S+\s+ON\s|VACUUM\b|SHOW\s+(?:TABLES|DATABASES|STATUS|PROCESSLIST)\b)/;

/** Lower case reads like programs: only whole statements to their semicolon. */
const inLowerCase =
  /^(?:(?:drop|truncate|alter|create)\s+(?:table|database|index|schema|view)\s[^|&\n;]{1,200};|delete\s+from\s+\S+[^|&\n;]{0,200};|insert\s+into\s[^|&\n]{1,200};|update\s+\S+\s+set\s[^|&\n;]{1,200};|select\s[^|&\n;]{1,200}\sfrom\s+[^|&\n;]{1,200};)/;
