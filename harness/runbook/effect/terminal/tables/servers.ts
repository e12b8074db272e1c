import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { commands, serves } from '../ways.ts';

/** Servers in the foreground. */
export const servers: Rows = {
  asks: [],
  asksTerminal: [],
  endless: [
    ['nginx', / daemon off/, serves, / -t(?: |$)/],
    ['httpd apache2 apachectl apache2ctl', / -D ?FOREGROUND/, serves],
    ['busybox', / httpd\b.* -\w*f/, serves],
    [
      'prometheus alertmanager loki promtail tempo mimir node_exporter blackbox_exporter pushgateway grafana-agent alloy otelcol jaeger-all-in-one vector fluent-bit fluentd telegraf',
      /^(?: (?:run|server|sidecar|-\S+(?: [^-\s]\S*)?))*$/,
      serves,
      / (?:--test|--dry-run|-t|validate|--config\.check\S*|-verify-config|--check-config|-d)(?: |=|$)/,
    ],
    ['grafana-server grafana', /^(?: server)?(?: -\S+(?: [^-\s]\S*)?)*$/, serves, / -v(?: |$)/],
    ['caddy', /^ (?:run|reverse-proxy|file-server|respond)(?: |$)/, serves],
    ['haproxy', / -(?:db|d|Ws?)(?: |$)/, serves, / -(?:c|D|v+)(?: |$)/],
    ['envoy', / (?:-c|--config-path|--config-yaml)(?: |=)/, serves, / --mode[ =]validate\b/],
    ['traefik', /^(?: -\S+)*$/, serves],
    [
      'nginx-ingress-controller coredns consul-template confd dex vaultwarden gitea forgejo',
      /^(?: (?:web|serve|server))?(?: -\S+(?: [^-\s]\S*)?)*$/,
      serves,
      / (?:-once|-dry|-onetime|-plugins|--onetime)(?: |$)/,
    ],
    ['gitea forgejo', /^ (?:web)(?: |$)/, serves],
    ['twistd', / (?:-n|--nodaemon)(?: |$)/, serves],
    [
      'java',
      / -jar \S*(?:server|service|app|broker|gateway|jenkins|keycloak)\S*\.(?:jar|war)(?: -\S+)*$/,
      serves,
    ],
    ['catalina.sh', / run(?: |$)/, serves],
    ['standalone.sh domain.sh', /^(?: -\S+(?: [^-\s]\S*)?)*$/, serves],
    ['kc.sh', / (?:start|start-dev)(?: |$)/, serves],
    ['vllm ollama llama-server text-generation-launcher', /^(?: serve)(?: |$)/, serves],
    ['ollama', /^ run \S+$/, commands],
    ['tritonserver', always, serves],
    ['gunicorn uvicorn', / \S/, serves, / (?:-D|--daemon|--check-config|--print-config)(?: |$)/],
    ['sshd', / -\w*[dD]/, serves, / -\w*[tT]/],
    ['crond cron', / (?:-f|-n)(?: |$)/, serves],
    ['rsyslogd syslog-ng', / (?:-n|-F|--foreground)(?: |$)/, serves, / -N ?\d| -s(?: |$)/],
    ['php-fpm', / (?:-F|--nodaemonize)(?: |$)/, serves],
    [
      'uwsgi',
      / (?:--http|--socket|--ini|--http-socket)(?: |=)/,
      serves,
      / (?:--daemonize|-d|--reload|--stop)(?: |=)/,
    ],
    ['lighttpd', / -D(?: |$)/, serves],
  ],
};
