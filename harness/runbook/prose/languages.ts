import type { unitMs } from '../../model/duration.ts';

/** The words that one language has for stated times and symptoms; patterns, without case. */
interface LanguageWords {
  /** Labels that name the time a recovery takes. */
  readonly recovery: readonly string[];
  readonly symptoms: readonly string[];
  readonly units: readonly (readonly [keyof typeof unitMs, string])[];
  /** Bounds in front of a time: "at most", "about". */
  readonly under: string;
  readonly about: string;
}

const german: LanguageWords = {
  recovery: [
    '(?:wiederherstellungs|wiederanlauf|entstör|entstörungs|behebungs|erholungs)(?:zeit|dauer)(?:ziel)?',
    '(?:zeit|dauer) (?:bis )?(?:zur|der) (?:wiederherstellung|behebung|entstörung)',
    '(?:erwartete|maximale|max\\.|geplante) (?:ausfallzeit|ausfalldauer)',
  ],
  symptoms: ['symptome?', 'anzeichen', 'fehlerbild', 'krankheitsbild'],
  units: [
    ['s', 'sekunden?|sek\\.?'],
    ['m', 'minuten?'],
    ['h', 'stunden?|std\\.?'],
    ['d', 'tagen?|tage?'],
    ['w', 'wochen?'],
  ],
  under: 'weniger als|unter|höchstens|maximal|bis zu|innerhalb(?: von)?|binnen',
  about: 'etwa|circa|ca\\.?|rund|ungefähr|nach',
};

const french: LanguageWords = {
  recovery: [
    "(?:temps|durée|délai)(?: \\p{L}+)? (?:de |d')(?:rétablissement|récupération|restauration|reprise|remise en service|résolution)",
    'objectif de (?:temps|délai|durée) de (?:reprise|rétablissement|récupération)',
    "durée (?:maximale|prévue) d'(?:interruption|indisponibilité)",
  ],
  symptoms: ['symptômes?', 'symptomes?', 'signes?'],
  units: [
    ['s', 'secondes?'],
    ['m', 'minutes?'],
    ['h', 'heures?'],
    ['d', 'jours?'],
    ['w', 'semaines?'],
  ],
  under: "moins (?:de|d')|au plus|au maximum|jusqu'à|sous|inférieur à",
  about: 'environ|après|en',
};

const spanish: LanguageWords = {
  recovery: [
    'tiempo(?: \\p{L}+)? de (?:recuperación|restauración|restablecimiento|resolución)',
    'objetivo de tiempo de (?:recuperación|restauración|restablecimiento)',
    'tiempo máximo de (?:inactividad|interrupción)',
  ],
  symptoms: ['síntomas?', 'sintomas?'],
  units: [
    ['s', 'segundos?|seg\\.?'],
    ['m', 'minutos?'],
    ['h', 'horas?'],
    ['d', 'días?|dias?'],
    ['w', 'semanas?'],
  ],
  under: 'menos de|como máximo|hasta|en menos de|máximo',
  about: 'aproximadamente|unos|unas|alrededor de|tras|en',
};

const portuguese: LanguageWords = {
  recovery: [
    'tempo(?: \\p{L}+)? de (?:recuperação|restauração|restabelecimento|resolução)',
    'objetivo de tempo de (?:recuperação|restauração|restabelecimento)',
    'tempo máximo de (?:inatividade|interrupção|indisponibilidade)',
  ],
  symptoms: ['sintomas?'],
  units: spanish.units,
  under: 'menos de|no máximo|até|em menos de|máximo',
  about: 'aproximadamente|cerca de|por volta de|após|em',
};

const chinese: LanguageWords = {
  recovery: [
    '(?:服务|服務|系统|系統)?(?:恢复|恢復|修复|修復)(?:时间|時間|时长|時長)(?:目标|目標)?',
    '(?:最长|最長|最大|预计|預計)(?:停机|停機|中断|中斷)(?:时间|時間|时长)',
  ],
  symptoms: ['症状', '症狀', '故障现象', '故障現象', '现象', '現象'],
  units: [
    ['s', '秒钟|秒鐘|秒'],
    ['m', '分钟|分鐘'],
    ['h', '个?小时|個?小時'],
    ['d', '天'],
    ['w', '周|个星期|個星期'],
  ],
  under: '少于|少於|小于|小於|不超过|不超過|最多|低于|低於',
  about: '大约|大約|约|約|大概',
};

const japanese: LanguageWords = {
  recovery: [
    '(?:想定|目標|最大|平均|サービス)?(?:復旧|回復)(?:目標)?(?:見込み)?時間',
    '(?:復旧|回復)(?:まで|にかかる|までに要する)の?時間',
    '(?:想定|最大)?(?:停止|ダウン)(?:時間|タイム)',
  ],
  symptoms: ['症状', '現象', '事象'],
  units: [
    ['s', '秒間?'],
    ['m', '分間?'],
    ['h', '時間'],
    ['d', '日間'],
    ['w', '週間'],
  ],
  under: '最大|最長',
  about: '約|およそ',
};

const korean: LanguageWords = {
  recovery: [
    '(?:서비스 ?)?(?:복구|복원)(?: ?목표)? ?시간(?: ?목표)?',
    '(?:최대 ?)?(?:허용 ?)?(?:중단|다운) ?(?:시간|타임)',
  ],
  symptoms: ['증상', '현상', '징후'],
  units: [
    ['s', '초(?![기과])'],
    ['m', '분(?![기할])'],
    ['h', '시간'],
    ['d', '일간'],
    ['w', '주간|주일'],
  ],
  under: '최대|최장',
  about: '약|대략',
};

/** What Firedrill knows of other languages than English: labels of times and symptoms, and their units. */
export const languages: readonly LanguageWords[] = [
  german,
  french,
  spanish,
  portuguese,
  chinese,
  japanese,
  korean,
];

/** Words in front of a label that do not change what it names: "expected", "service". */
export const labelAdjectives =
  'erwartete|voraussichtliche|geplante|maximale|mittlere|durchschnittliche|ziel|prévue?|estimée?|maximale?|moyenne?|attendue?|esperado|estimado|máximo|previsto|objetivo|médio|目标|目標|预计|預計|预期|預期|平均|最大|最长|最長|估计|估計';
