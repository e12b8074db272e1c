type Words = readonly string[];

const ofScripts = /^(?:npm|yarn|pnpm|bun)$/;
const ofTasks = /^(?:make|gmake|just|task|invoke|inv|rake)$/;
/** Scripts of a package that serve or watch: `npm run test:watch`, `yarn storybook`, `pnpm dev:server`. */
const script =
  /^(?:dev|develop|serve|server|watch|preview|storybook|(?:dev|serve|watch|preview):[\w:-]+|[\w:-]+:(?:watch|dev|serve|server|preview))$/;
/** Tasks of a project of that kind; `make start` mostly puts something into the background. */
const task =
  /^(?:serve|server|run-?server|dev-?server|watch|logs?|tail|follow|port-?forward|tunnel|dev|run|run-(?:dev|local)|(?:watch|logs|serve)[-:]\w+|\w+[-:](?:watch|serve|logs))$/;

/** True for a task that a project has named like something that goes on. */
export function taskServes(name: string, rest: Words): boolean {
  if (ofScripts.test(name)) {
    const own = rest[0] === 'run' || rest[0] === 'run-script' ? rest[1] : rest[0];
    return script.test(own ?? '');
  }
  return (
    ofTasks.test(name) && rest.length > 0 && task.test(rest[0] ?? '') && !rest.some(isDetached)
  );
}

const isDetached = (word: string) => /^(?:-n|--dry-run|DETACH\w*=\S+)$/.test(word);
