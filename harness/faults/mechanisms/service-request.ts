import type { UndoAction } from '../../model/undo-action.ts';
import type { FaultScripts } from '../fault-scripts.ts';
import type { TargetService } from '../target/target-service.ts';

/** A request that changes something in a Service. */
export interface ServiceRequest {
  readonly method: 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Starts with a slash. */
  readonly path: string;
  readonly body?: unknown;
}

/** How long an undo waits for a Service whose pods are being replaced, within the node's timeout. */
const undoPatienceSeconds = 18;

// Goes through the API server, as the node's administrator: the watchdog has only the engine. `kubectl
// --raw` sends no content type and has no PATCH, so curl sends the request.
const asking = `ns=$1 service=$2 method=$3 path=$4 body=$5 patience=$6
tls=$(mktemp -d)
trap 'rm -rf "$tls"' EXIT
kubectl config view --raw --minify -o json >"$tls/config"
of() { jq -er "$1" "$tls/config"; }
of '.users[0].user["client-certificate-data"]' | base64 -d >"$tls/certificate"
of '.users[0].user["client-key-data"]' | base64 -d >"$tls/key"
of '.clusters[0].cluster["certificate-authority-data"]' | base64 -d >"$tls/authority"
server=$(of '.clusters[0].cluster.server')
url=$server/api/v1/namespaces/$ns/services/$service/proxy$path
end=$(($(date +%s) + patience))
while :; do
  : >"$tls/answer"
  status=$(curl --silent --show-error --max-time 8 \\
    --cacert "$tls/authority" --cert "$tls/certificate" --key "$tls/key" \\
    --request "$method" --header 'Content-Type: application/json' \${body:+--data-binary "$body"} \\
    --output "$tls/answer" --write-out '%{http_code}' "$url" 2>"$tls/error") || status=000
  case $status in 000|502|503|504) ;; *) break ;; esac
  [ "$(date +%s)" -lt "$end" ] || break
  sleep 0.5
done
refused() { echo "$status $(cat "$tls/error") $(head -c 500 "$tls/answer")" >&2; exit 1; }
`;
const changing = `${asking}case $status in 2??) ;; *) refused ;; esac
`;
// A rule that is gone needs no undo, nor does a Service that is gone, or that lost its rules in a restart.
const undoing = `${asking}case $status in 2??|404|410) ;; *) refused ;; esac
`;

/** Sends the change once; FAULT_FAILED with the Service's answer if it refuses. */
export async function inject(
  api: FaultScripts,
  service: TargetService,
  request: ServiceRequest,
): Promise<void> {
  await api.inject(changing, argsOf(service, request, 0), describe(service, request));
}

/** Undoes it: sends the request, and repeats it while no pod of the Service answers. */
export function undoOf(
  api: FaultScripts,
  service: TargetService,
  request: ServiceRequest,
): UndoAction {
  const args = argsOf(service, request, undoPatienceSeconds);
  return api.undo(undoing, args, describe(service, request));
}

function argsOf(
  { namespace, name, port }: TargetService,
  { method, path, body }: ServiceRequest,
  patienceSeconds: number,
): readonly string[] {
  const json = body === undefined ? '' : JSON.stringify(body);
  return [namespace, `${name}:${port}`, method, path, json, String(patienceSeconds)];
}

const describe = ({ namespace, name }: TargetService, { method, path }: ServiceRequest) =>
  `${method} ${path} of ${namespace}/${name}`;
