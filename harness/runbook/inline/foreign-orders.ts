/** How a language orders a command: words in front of it, and behind it. */
export interface Orders {
  /** The end of the words in front of the command. */
  readonly before?: RegExp;
  /** The start of the words behind it. */
  readonly after?: RegExp;
  /** Words of the same sentence that make it no order. */
  readonly not: RegExp;
  /** Says to run it, so that its program need not be known. */
  readonly runs?: true;
  /** Says how to look: only a command that looks is one. */
  readonly looks?: true;
}

/** A verb where a clause begins: behind a subject ("the script runs") or "when" it orders nothing. */
const verb = (verbs: string, connectors: string, objects: string): RegExp =>
  new RegExp(
    `(?:^|[.,;:(–—-]\\s*|(?:^|\\s)(?:${connectors})\\s+)(?:${verbs})\\s+(?:(?:${objects})\\s*)?:?\\s*$`,
    'i',
  );

/** Scripts that no English word has: no look at the text's language is needed. */
export const byScript: readonly Orders[] = [
  {
    before:
      /(?:运行|執行|执行|输入|使用|敲)(?:以下|下面|如下|该|一下)?(?:的)?(?:命令|指令)?\s*[:：]?\s*$/,
    not: /不(?:要|能|可|应|用|必)|[请請]?勿|禁止|避免|无需|[会将曾被]\s*(?:运行|执行|使用)|已经?(?:运行|执行)|例如|比如|如果(?:运行|执行)/,
    runs: true,
  },
  {
    // "重启服务：`…`": a label that ends its part of the sentence, and the command says how.
    before:
      /^(?=.{0,60}\p{Script=Han})(?!.*(?:例|关键词|关键字|输出|结果|返回|报错|错误|提示|格式|语法|默认|路径|脚本|代码|内容|这句|[这一]行|改为|变为|等价|相当于|也就是|类似|如下|之前|以前|旧|原来)[^：:]{0,3}[：:]\s*$)[^：:]{1,60}[：:]\s*$/u,
    after: /^\s*(?:$|[。，,；;、（(.])/,
    not: /不要|[请請]?勿|禁止|避免|出力|結果|エラー|書式|改为/,
  },
  {
    after:
      /^\s*(?:コマンド)?\s*(?:を(?:実行|入力|叩)|で(?:確認|実行|再起動|起動|停止|検証|インストール|作成|適用))(?!すると|した|しない|しても|され|でき|しなく)/,
    not: /例えば|出力/,
    runs: true,
  },
  {
    // "用 `…` 来看"
    before: /(?:^|[，。；])\s*(?:可以|可|先|再|然后)?用\s*$/,
    after: /^\s*(?:命令)?来/,
    not: /不(?:要|能|可|应|用|必)|[请請]?勿|禁止|避免|例如|比如/,
  },
  {
    // "命令为 `…`": the sentence before says what for.
    before: /(?:^|[，。；])\s*命令(?:为|是)\s*[:：]?\s*$/,
    after: /^\s*(?:$|[。，,；;（(.])/,
    not: /默认|等价|等同|例如|比如|类似|错误/,
  },
  {
    // "`…`로 먼저 훑는다": the plain form tells as much as it orders, so only of what looks.
    before: /^\s*$|[,.]\s*$|[때후에]는?\s*$/,
    after:
      /^(?:으로|로)\s[^.\n]{0,60}(?:훑는다|확인한다|살핀다|살펴본다|점검한다|검사한다|조회한다)(?![가-힣])/,
    not: /예를 들어|예시|하지 ?(?:않|마)|금지|하면|자동|었다|했다/,
    looks: true,
  },
  {
    // "`…`로 구조를 확인합니다."
    before: /^\s*$/,
    after: /^(?:으로|로|을|를)\s[^.\n]{0,60}(?:합니다|하세요|하십시오|해 ?주세요)/,
    not: /예를 들어|예시|하지 ?(?:않|마)|금지|하면|자동/,
  },
];

/** "Reinicia el servicio con": a verb that begins its part of the sentence, and the command as its means. */
const byMeans = (verbs: string, means: string): RegExp =>
  new RegExp(`(?:^|[.,;:(*] *)(?:${verbs})\\s(?:[^.,;:]{0,80}\\s)?(?:${means})\\s*$`, 'iu');

/** Words that English has too, or that look like it: only in a text of that language. */
export const byLanguage: Readonly<Record<string, readonly Orders[]>> = {
  German: [
    {
      before: verb(
        'führe(?:n Sie)?|starte(?:n Sie)?|rufe(?:n Sie)?|gib|geben Sie|nutze(?:n Sie)?|verwende(?:n Sie)?',
        'und|dann|nun|jetzt|danach|anschließend|bitte|zuerst',
        'dann|nun|bitte|den (?:folgenden )?Befehl|das Kommando|folgenden Befehl',
      ),
      not: /\b(?:nicht|nie|niemals|kein\w*|ohne)\b/i,
      runs: true,
    },
    {
      before: verb('mit', 'und|dann|nun|danach|anschließend', 'dem Befehl|dem Kommando'),
      after: /^\s+(?:[\p{L}-]+\s+){0,4}\p{Ll}+en\s*(?:$|[.,;)])/u,
      not: /\b(?:nicht|nie|niemals|kein\w*|ohne|wird|werden|wurde\w*|kann|können)\b/i,
    },
  ],
  French: [
    {
      before: verb(
        'exécute[rz]|lance[rz]|tape[rz]|saisi(?:r|ssez)|entre[rz]|utilise[rz]|faites',
        'et|puis|ensuite|alors|enfin|il faut|vous devez|veuillez',
        'alors|ensuite|simplement|la commande(?: suivante)?|le script',
      ),
      not: /\b(?:ne|pas|jamais|sans)\b|\bn['’]/i,
      runs: true,
    },
    {
      before: byMeans(
        '(?:redémarr|arrêt|démarr|supprim|restaur|vérifi|install|cré|mont|appliqu|valid|contrôl|relanc)(?:ez|er)',
        '(?:avec|via|par)(?: la commande)?',
      ),
      not: /\b(?:ne|pas|jamais|sans)\b|\bn['’]/i,
    },
  ],
  Spanish: [
    {
      before: verb(
        'ejecut(?:a|ar|e|en)|corr[ea]|lanza(?:r)?|usa(?:r)?|utilic?[ez]|escrib[ae]',
        'y|luego|después|ahora|entonces|hay que|debes?|tienes que|por favor',
        'el (?:siguiente )?comando|el script',
      ),
      not: /\b(?:no|nunca|jamás|sin)\b/i,
      runs: true,
    },
    {
      before: byMeans(
        '(?:reinici|inici|elimin|borr|restaur|verific|revis|comprueb|inst[aá]l|mont|limpi|aplic|actualiz|gener|copi|valid|confirm|habilit|deten|deshabilit)(?:a|e|ar|qu?e|[aáeé](?:l[ao]s?))?|restáur[ae]l[ao]s?|crea|cree|haz|haga|par[ae]',
        '(?:con|usando|mediante)(?: el comando)?',
      ),
      not: /\b(?:no|nunca|jamás|sin)\b/i,
    },
    {
      before: /\scon(?:\s+el comando)?\s*$/i,
      not: /\b(?:no|nunca|jamás|sin|es|son|fue)\b|^\s*al \w+r\b/i,
      looks: true,
    },
  ],
  Portuguese: [
    {
      before: verb(
        'execut(?:e|ar|em)|rod[ea]r?|us[ea]r?|utilize|digit[ea]r?',
        'e|depois|agora|então|em seguida|é preciso|você deve|por favor',
        'o (?:seguinte )?comando|o script',
      ),
      not: /(?:^|\s)(?:não|nunca|jamais|sem)\s/i,
      runs: true,
    },
    {
      before: byMeans(
        'reinicie|inicie|pare|remova|apague|restaure|verifique|confira|instale|crie|monte|limpe|aplique|atualize|faça|gere|copie|valide|confirme|habilite|desabilite|revise',
        '(?:com|usando|via|através de)(?: o comando)?',
      ),
      not: /(?:^|\s)(?:não|nunca|jamais|sem)\s/i,
    },
    {
      before: /\scom(?:\s+o comando)?\s*$/i,
      not: /(?:^|\s)(?:não|nunca|sem|é|são|foi)\s/i,
      looks: true,
    },
  ],
  Italian: [
    {
      before: verb(
        'esegui(?:re|te)?|lancia(?:re)?|digita(?:re)?|usa(?:re)?',
        'e|poi|ora|quindi',
        'il (?:seguente )?comando|lo script',
      ),
      not: /\b(?:non|mai|senza)\b/i,
      runs: true,
    },
  ],
  Russian: [
    {
      before:
        /(?:[Вв]ыполните|[Зз]апустите|[Вв]ведите|[Ии]спользуйте)\s+(?:(?:следующую\s+)?команду\s*)?:?\s*$/,
      not: /(?:^|\s)(?:не|нельзя|без)\s/i,
      runs: true,
    },
  ],
};
