// Every format of `slo`, one line each.
export { objectivesHtml } from './html.ts';
export { objectivesJson } from './json.ts';
export { objectivesMarkdown } from './markdown.ts';
export { objectivesOpenMetrics } from './open-metrics.ts';
export { objectivesText } from './text.ts';
