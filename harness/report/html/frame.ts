import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from './markup.ts';
import { style } from './style.ts';

const styleHash = createHash('sha256').update(style).digest('base64');
/** No script, no network, and no style except this sheet. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface Page {
  readonly title: string;
  /** What it is of: a time. */
  readonly of: string;
  readonly main: Markup;
  readonly footer: string;
}

/** A page in one file, which loads nothing. */
export const frame = ({ title, of, main, footer }: Page): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Firedrill: ${title}</title>
<style>${trusted(style)}</style></head>
<body><header><h1>Firedrill</h1><p>${title} · ${of}</p></header>
<main>${main}</main>
<footer>${footer}</footer></body></html>
`.markup;
