import type { Report } from './report.ts';

/** The chart library costs half a second and 60 MB, so it is loaded only when a page is drawn. */
const loadPage = () => import('./html/page.ts');

/** For a person, with charts. */
export const htmlReport: Report = {
  fileName: 'report.html',
  applies: ({ drills }) => drills.length > 0,
  load: loadPage,
  format: async ({ drills, generatedAt, edits }) =>
    (await loadPage()).formatHtml(drills, generatedAt, edits),
};
