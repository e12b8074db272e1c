import { expect } from 'chai';
import {
  logFailure,
  startApplication,
} from '../../../fixtures/fakes/ecommerce-backend/application.ts';
import { formatLine } from '../../../fixtures/fakes/ecommerce-backend/log.ts';
import { releaseWith } from '../../../fixtures/fakes/ecommerce-backend/release.ts';
import { parseConfig } from '../../../fixtures/fakes/ecommerce-backend/start/config-file.ts';
import { readSettings } from '../../../fixtures/fakes/ecommerce-backend/start/settings.ts';
import {
  columnsOf,
  validateSchema,
} from '../../../fixtures/fakes/ecommerce-backend/store/schema.ts';

const usual = releaseWith({ version: '1.2.2' });
const environment = {
  DB_HOST: '127.0.0.1',
  DB_NAME: 'ecommerce',
  DB_USER: 'ecommerce',
  DB_PASSWORD: 'secret',
  REDIS_HOST: '127.0.0.1',
  CONFIG_FILE: '/there/is/none.yml',
};

describe('ecommerce-backend starts', () => {
  it('with the defaults of its configuration where there is no file', () => {
    const settings = readSettings(environment, usual);
    expect(settings).to.include({ poolSize: 5, connectionTimeoutMs: 5000, currency: 'EUR' });
    expect(settings.database.port).to.equal(5432);
  });

  it('with what its file says', () => {
    const text =
      'spring: { datasource: { hikari: { maximum-pool-size: 9 } } }\nshop: { currency: GBP }';
    const config = parseConfig(text, 'application.yml');
    expect(config).to.include({ poolSize: 9, currency: 'GBP' });
  });
});

describe('ecommerce-backend does not start', () => {
  it('on a broken application.yml, and names the line', () => {
    const broken = 'spring:\n  datasource:\n   hikari: {\nshop:\n\tcurrency: EUR\n';
    expect(() => parseConfig(broken, '/config/application.yml'))
      .to.throw("in '/config/application.yml', line 4")
      .with.property('name', 'Error');
    expect(() => parseConfig('shop: a: b', 'x.yml')).to.throw('line 1, column');
  });

  it('on a pool of no size', () => {
    const text = 'spring: { datasource: { hikari: { maximum-pool-size: many } } }';
    expect(() => parseConfig(text, 'x.yml')).to.throw('maximum-pool-size');
  });

  for (const name of ['DB_HOST', 'DB_PASSWORD', 'REDIS_HOST'] as const) {
    it(`without ${name}`, () => {
      const { [name]: _, ...others } = environment;
      expect(() => readSettings(others, usual)).to.throw(`placeholder '${name}'`);
    });
  }

  it('without a variable that its version needs', () => {
    const release = releaseWith({ version: '1.2.8', requiredVariables: ['PAYMENT_API_URL'] });
    expect(() => readSettings(environment, release)).to.throw("placeholder 'PAYMENT_API_URL'");
    const settings = readSettings({ ...environment, PAYMENT_API_URL: 'http://pay' }, release);
    expect(settings.port).to.equal(8080);
  });

  it('without its database, in the words that everybody searches for', async () => {
    const lines: string[] = [];
    // A port that nothing listens on.
    const settings = readSettings({ ...environment, DB_PORT: '1' }, usual);
    const error = await startApplication(settings, usual, (_l, _n, text) => lines.push(text)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(lines).to.include('HikariPool-1 - Exception during pool initialization.');
    logFailure(error, (_level, _logger, text) => lines.push(text));
    expect(lines.at(-1)).to.include('Connection to 127.0.0.1:1 refused.');
    expect(lines.join('\n')).to.not.include(environment.DB_PASSWORD);
  });

  it('without a bean', async () => {
    const lines: string[] = [];
    const release = releaseWith({ version: '1.2.6', missingBean: 'com.example.PaymentGateway' });
    const starting = startApplication(readSettings(environment, usual), release, () => undefined);
    const error = await starting.catch((reason: unknown) => reason);
    logFailure(error, (_level, _logger, text) => lines.push(text));
    expect(lines.join('\n'))
      .to.include('APPLICATION FAILED TO START')
      .and.include('PaymentGateway');
  });
});

describe('ecommerce-backend and its schema', () => {
  const having = (names: readonly string[]) => async () => names.map((name) => ({ name }));

  it('go together where every column is there', async () => {
    await validateSchema(having([...columnsOf(usual), 'orders.of_a_later_version']), usual);
  });

  it('do not where the schema is older', async () => {
    const once = releaseWith({ version: '1.2.3', checksOutOnce: true });
    const message = await validateSchema(having(columnsOf(usual)), once).catch(String);
    expect(message).to.include('missing column [checkout_key] in table [orders]');
    expect(await validateSchema(having([]), usual).catch(String)).to.include(
      'missing table [products]',
    );
  });

  it('do not where the schema is newer, and a column has another name', async () => {
    const newer = columnsOf(releaseWith({ version: '1.3.0', totalColumn: 'amount_cents' }));
    const message = await validateSchema(having(newer), usual).catch(String);
    expect(message).to.include('missing column [total_cents] in table [orders]');
  });
});

describe('ecommerce-backend logs', () => {
  it('lines of time, level, thread and logger', () => {
    const line = formatLine(new Date('2026-01-02T03:04:05.678Z'), 'INFO', 'c.e.Shop', 'Started');
    expect(line).to.match(
      /^2026-01-02T03:04:05\.678Z {2}INFO 1 --- \[ecommerce-backend\] \[ +main\] c\.e\.Shop +: Started\n$/,
    );
  });
});
