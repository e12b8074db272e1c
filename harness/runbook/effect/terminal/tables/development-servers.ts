import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { follows, serves, watches } from '../ways.ts';

/** Servers, workers and watchers of languages and their frameworks. */
export const developmentServers: Rows = {
  asks: [],
  asksTerminal: [],
  endless: [
    [
      'python python2 python3',
      / -m (?:http\.server|SimpleHTTPServer)(?: |$)|manage\.py runserver(?: |$)/,
      serves,
    ],
    ['manage.py', / runserver(?: |$)/, serves],
    [
      'php',
      / (?:-S |artisan (?:serve|queue:work|queue:listen|horizon)(?: |$))/,
      serves,
      / --(?:stop-when-empty|once|max-time)\b/,
    ],
    ['rails', /^ (?:s|server)(?: |$)/, serves, / (?:-d|--daemon)(?: |$)/],
    [
      'bundle',
      /^ exec (?:bin\/)?(?:rails (?:s|server)|puma|sidekiq|unicorn)(?: |$)/,
      serves,
      / -d(?: |$)/,
    ],
    ['flask', / run(?: |$)/, serves],
    ['uvicorn gunicorn hypercorn', / \S/, serves, / (?:-D|--daemon)(?: |$)/],
    ['ruby', / (?:-run )?-e ?httpd(?: |$)| -run -ehttpd\b/, serves],
    ['npx bunx', / (?:-y |--yes )?(?:http-server|serve|json-server|live-server)(?: |$)/, serves],
    ['http-server live-server json-server', always, serves],
    ['python python3', / -m (?:smtpd|aiosmtpd|pyftpdlib|uvicorn|gunicorn)(?: |$)/, serves],
    ['mix', / (?:phx\.server|run --no-halt)(?: |$)/, serves],
    ['bun deno', /^ (?:--watch|run --watch|task (?:dev|start)|run (?:dev|start))(?: |$)/, serves],
    ['node nodejs', /^(?: -\S+)* (?:\.?\/?\S*\/)?(?:server|app)\.[cm]?js$/, serves],
    ['nodemon ts-node-dev node-dev tsx-watch', / \S/, watches],
    ['tsx', / watch /, watches],
    [
      'tsc jest vitest webpack rollup esbuild sass tailwindcss mocha',
      / (?:-w|--watch|--watchAll)(?: |$)/,
      watches,
      / --watch(?:All)?=false\b/,
    ],
    ['webpack', / (?:serve|watch)(?: |$)/, serves],
    [
      'vite vuepress gatsby next nuxt astro ng hugo jekyll mkdocs docusaurus hexo eleventy vitepress remix storybook',
      /^(?: (?:dev|serve|server|start|develop|preview|docs dev))?(?: -\S+(?: [^-\s]\S*)?)*$/,
      serves,
      /^(?: -\S+(?: [^-\s]\S*)?)*$/,
    ],
    ['vite', /^$/, serves],
    [
      'locust',
      / \S/,
      serves,
      / --headless\b.* (?:-t|--run-time)(?: |=)| (?:-t|--run-time)(?: |=).*--headless| -V/,
    ],
    [
      'jupyter jupyter-lab jupyter-notebook',
      /^ (?:notebook|lab|server|console)(?: -|$)/,
      serves,
      / (?:list|stop|password|--generate-config)(?: |$)/,
    ],
    ['streamlit gradio panel voila bokeh', /^ (?:run|serve)(?: |$)/, serves],
    [
      'php console',
      /(?: |^)(?:bin\/console )?messenger:consume(?: |$)/,
      serves,
      / (?:-l|--limit|-t|--time-limit)(?: |=|$)/,
    ],
    [
      'symfony',
      /^ (?:serve|server:start|local:server:start)(?: |$)/,
      serves,
      / (?:-d|--daemon)(?: |$)/,
    ],
    [
      'sidekiq puma unicorn thin rackup resque foreman overmind hivemind honcho shoryuken',
      /^(?: start)?(?: -\S+(?: [^-\s]\S*)?)*$/,
      serves,
      / (?:-d|-D|--daemon|-v|-V)(?: |$)/,
    ],
    ['foreman overmind honcho hivemind', /^ (?:start|s)(?: |$)/, serves, / -D(?: |$)/],
    [
      'rake bundle',
      / (?:resque:work|jobs:work|solid_queue:start|environment resque:work)(?: |$)/,
      serves,
    ],
    ['cargo', /^ watch(?: |$)/, watches],
    ['air reflex CompileDaemon modd', /^(?: -\S+(?: \S+)?)*$/, watches],
    [
      'mvn mvnw gradle gradlew',
      / (?:spring-boot:run|quarkus:dev|jetty:run|tomcat7?:run|bootRun|quarkusDev|appRun|--continuous)(?: |$)/,
      serves,
    ],
    ['rq', /^ worker(?: |$)/, serves, / (?:--burst|-b)(?: |$)/],
    ['dramatiq huey_consumer huey_consumer.py', / \S/, serves],
    [
      'daphne waitress-serve granian sanic fastapi quart',
      / \S/,
      serves,
      / (?:--daemon|deploy|cloud)\b/,
    ],
    ['pm2', /^ (?:logs?|monit|dash|attach)(?: |$)/, follows, / --nostream\b/],
    ['pm2-runtime', / \S/, serves],
  ],
};
