import type { Command } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import { curlCalls, hasOption } from '../../read/curl.ts';
import type { LintDocument } from '../../read/document.ts';

/** `curl` ends with 0 whatever the server answers, unless an option makes it fail. */
export const curlWithoutFail: Rule = {
  name: 'curl-without-fail',
  severity: 'warning',
  why: 'Without --fail, curl reports success for a 404 or a 500 too, and so does the step.',
  examples: {
    bad: [
      '«curl» http://shop/health',
      'kubectl exec deploy/web -- «curl» -s http://localhost/health',
      'if «curl» -s http://shop/ready; then echo up; fi',
      'until «curl» -s http://shop/ready; do sleep 1; done',
      '«curl» -s http://shop/health > /dev/null && echo up',
      'timeout 10 «curl» -sS "https://$HOST/ready"',
      '# Shop\n\n```bash\n# Is the shop reachable?\n«curl» http://shop/health\n```\n',
      "bash -c '«curl» http://shop/health'",
      'ssh bastion «curl» http://shop/health',
    ],
    good: [
      'curl --fail http://shop/health',
      'curl -fsS http://shop/health',
      'curl -sSLf http://shop/health',
      'curl --fail-with-body http://shop/health',
      "curl -s -o /dev/null -w '%{http_code}' http://shop/health",
      'curl -s http://shop/health | jq -e .ok',
      'curl -s http://shop/report > report.json',
      'status=$(curl -s http://shop/health)',
      'apt-get install -y curl jq',
      'kubectl run probe --image=tools/curl --restart=Never',
      'curl -v telnet://db:5432',
      'curl -I https://registry.shop.example/v2/',
      'curl --version',
      'curl -s -X POST --data "$MESSAGE" "$SLACK_WEBHOOK_URL"',
      'docker pull curl',
      'docker logs curl',
      'docker run --rm --name curl alpine',
      "timeout 60 bash -c 'until curl -f http://shop/health; do sleep 1; done'",
      'ssh curl uptime',
      'curl ifconfig.me',
      'curl -k https://10.0.0.1:6443',
      'curl https://<master-ip>:6443/',
      '# Shop\n\n```bash\n# Verify that the master is reachable from the worker\ncurl -k https://10.0.0.1:9345\n```\n',
      '# Shop\n\n```bash\n# Check connectivity to the broker\ncurl http://broker:8080/\n```\n',
      'curl -s https://checkip.amazonaws.com',
      'ssh bastion curl -s http://shop/orders | jq .count',
      'COUNT=$(ssh bastion "curl -s http://shop/orders")',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labelOf = labelsOf(document);
    for (const { command, at, words, url } of curlCalls(document)) {
      if (
        isRead(command) ||
        canFail(words) ||
        isNotice(words) ||
        isRegistry(url) ||
        isApiServer.test(url) ||
        (isBare.test(url) && asksWhetherReached.test(labelOf(command))) ||
        ownAddress.test(url)
      )
        continue;
      yield {
        ...command.at(at),
        text: '`curl` succeeds here whatever the server answers.',
        instead: 'curl --fail --silent --show-error …',
        ...(showsStatus(command, words) && { severity: 'note' as const }),
      };
    }
  },
};

/** Another command or a file receives the output. */
const isRead = ({ piped, substituted, redirections }: Command) =>
  piped ||
  substituted ||
  redirections.some(({ operator, target }) => operator.startsWith('>') && isFile(target));

/** Somebody reads the status line, and no command of the line depends on the exit code. */
const showsStatus = ({ statement, redirections }: Command, words: readonly string[]) =>
  hasOption(words, 'I', '--head') && statement.commands.length === 1 && redirections.length === 0;

const isFile = (target: string) => target !== '/dev/null' && !/^\d$/.test(target);

const canFail = (words: readonly string[]) =>
  hasOption(words, 'f', '--fail', '--fail-with-body', '--fail-early') ||
  hasOption(words, 'w', '--write-out');

/** Services that print the address of whoever asks. */
const ownAddress =
  /^(?:https?:\/\/)?(?:ifconfig\.(?:me|co|io)|icanhazip\.com|ipinfo\.io|checkip\.amazonaws\.com|api\.ipify\.org|ident\.me|ip\.me)\b/;

/** A healthy API server answers 401 or 403 to a client without a certificate. */
const isApiServer = /^https:\/\/[^/]+:6443\/?$/;
/** Any answer of a server shows that it is reached: no path is asked for. */
const isBare = /^(?:https?:\/\/)?[^/?#]+\/?$/;
const asksWhetherReached =
  /\b(?:reachab\w+|reach(?:es)?|connectivity|can connect|network path|port is open|listens|is listening)\b/i;

/** A healthy registry answers this with 401 to a client that is not logged in. */
const isRegistry = (url: string) => /^[^?#]*\/v2\/?$/.test(url);

/** A message to people; nothing depends on it. */
const isNotice = (words: readonly string[]) =>
  words.some((word) => /slack|webhook|hooks\.|pagerduty|teams\b/i.test(word));
