/**
 * The content of the five given runbooks, found by reading them line by line and not copied from the
 * parser. Numbers are lines: `79-81` is one step of three lines. A procedure is
 * [line of its heading, commands, instructions, materials, YAML to apply].
 */
export interface GivenRunbook {
  readonly title: string;
  readonly procedures: readonly (readonly [number, string, string?, string?, string?])[];
  /** Line and name of each placeholder, in order. */
  readonly placeholders: string;
  /** Lines of the symptoms, by the line of the procedure's heading. `rest`: for all other procedures. */
  readonly symptoms: Readonly<Record<string, string>>;
  /** Line, kind and limit of each data risk, for all procedures. */
  readonly dataRisks: string;
  /** Lines of the commands with a syntax error. */
  readonly invalid: string;
  readonly claims: readonly (readonly [
    line: number,
    text: string,
    kind: string,
    minMs: number | undefined,
    maxMs: number | undefined,
    recovery: boolean,
  ])[];
}

const none = undefined;

export const given: Readonly<Record<string, GivenRunbook>> = {
  'raibid-ci-operations.md': {
    title: 'Operational Runbook',
    procedures: [
      [7, '17 20 23 24 27 30 33'],
      [44, '54 57 60 63 66 69'],
      [80, '90 93 96 99 102 105'],
      [116, '126 129 130 133 136 139 142'],
      // 178 comes after the last command: no command is under it, so it is an instruction.
      [152, '162 163 166 170 174 177', '178'],
      // 201 to 203 are what to type inside the pod.
      [190, '200 206 209 212 215', '201-203'],
      [222, '232 233 234 237 241 244 247 250 253 256'],
      [293, '296 297 300 301'],
      [304, '307 308 311 312'],
      [325, '', '329 330 331 332 333 334'],
      [340, '342 343 344'],
      [347, '350 353'],
      // One loop; it sets its own variable.
      [356, '359-361'],
    ],
    symptoms: {
      7: '10 11 12',
      44: '47 48 49',
      80: '83 84 85',
      116: '119 120 121',
      152: '155 156 157',
      190: '193 194 195',
      222: '225 226 227',
      rest: '',
    },
    placeholders: '177:pvc-name',
    // 76 and 112 do not say what may be lost; no drill checks such words.
    dataRisks: '39:stated 40:stated 75:none 76:stated 111:none 112:stated 148:none',
    invalid: '',
    claims: [
      [36, '< 60 seconds', 'under', none, 60_000, true],
      [72, '< 120 seconds', 'under', none, 120_000, true],
      [108, '< 60 seconds', 'under', none, 60_000, true],
      [145, '< 90 seconds', 'under', none, 90_000, true],
      [181, '10-30 minutes', 'range', 600_000, 1_800_000, true],
      [218, '< 60 seconds', 'under', none, 60_000, true],
      [259, '< 180 seconds', 'under', none, 180_000, true],
      [273, '5 minutes', 'exactly', 300_000, 300_000, false],
      [277, '> 60s', 'over', 60_000, none, false],
    ],
  },
  'failed-deployment.md': {
    title: 'Runbook: Failed Deployment',
    procedures: [
      [30, '34 37 40 43'],
      [46, '50 53 56'],
      [59, '63 66 69 72'],
      [75, '79-81 84 87 90'],
      [93, '97 100 103 106'],
      [109, '113 116 119 122'],
      [125, '129-130 133-134 137'],
      // 144 and 150 introduce a shell fence; 160 introduces a decision of a person.
      [142, '147 154 157', '160 161 162'],
      [166, '171-173 180 183-188 191 197-199'],
      [202, '207 216-217 220 223-224 231 234-236 243 246-249 252'],
      // The YAML of 257 is applied; the Java of 280 is a developer's work.
      [255, '', '280', '282-304', '260-277'],
      [306, '311 318-323', '', '', '329-335'],
      // 354 and 357 to 359 are SQL in a shell fence.
      [338, '343 350-351 362-363', '353 356', '354 357-359'],
      [366, '372 375 376 379 382 383'],
      [386, '', '388 389 390 391 392 393 394'],
      [396, '400 403 406 407 410 413'],
      [418, '422 425 428'],
      [431, '', '', '433-466'],
      [468, '', '', '470-496'],
      [498, '', '', '500-512'],
    ],
    // For the whole document.
    symptoms: { rest: '5 6 7 8 9 10' },
    placeholders:
      '34:NAMESPACE 37:NAMESPACE 40:NAMESPACE 43:NAMESPACE 50:NAMESPACE 53:POD_NAME 53:NAMESPACE ' +
      '56:NAMESPACE 56:POD_NAME 63:POD_NAME 63:NAMESPACE 66:POD_NAME 66:NAMESPACE 69:POD_NAME ' +
      '69:NAMESPACE 72:POD_NAME 72:NAMESPACE 81:VERSION 84:NAMESPACE 87:NAMESPACE 90:ECR_REGISTRY ' +
      '90:VERSION 97:NAMESPACE 100:NAMESPACE 103:POD_NAME 103:NAMESPACE 106:POD_NAME 106:NAMESPACE ' +
      '116:NAMESPACE 119:NAMESPACE 122:NAMESPACE 129:POD_NAME 129:NAMESPACE 133:POD_NAME ' +
      '133:NAMESPACE 137:NAMESPACE 147:NAMESPACE 154:NAMESPACE 157:ENVIRONMENT 173:VERSION ' +
      // 186 uses TOKEN, which 180 sets.
      '180:AWS_REGION 184:ECR_REGISTRY 187:NAMESPACE 191:NAMESPACE 198:ECR_REGISTRY ' +
      '198:CORRECT_VERSION 199:NAMESPACE 207:POD_NAME 207:NAMESPACE 216:POD_NAME 216:NAMESPACE ' +
      '217:DB_HOST 220:NAMESPACE 223:POD_NAME 223:NAMESPACE 224:DB_HOST 224:DB_USER 224:DB_NAME ' +
      '231:POD_NAME 231:NAMESPACE 236:NAMESPACE 243:NAMESPACE 248:NAMESPACE 252:NAMESPACE 319:ENV ' +
      '343:POD_NAME 343:NAMESPACE 350:POD_NAME 350:NAMESPACE 351:DB_HOST 351:DB_USER 351:DB_NAME ' +
      '362:POD_NAME 362:NAMESPACE 372:NAMESPACE 375:NAMESPACE 376:NAMESPACE 379:NAMESPACE ' +
      '382:NAMESPACE 383:ENVIRONMENT 400:NAMESPACE 403:NAMESPACE 406:ENVIRONMENT 407:ENVIRONMENT ' +
      '410:ENVIRONMENT 413:ENVIRONMENT',
    dataRisks: '',
    invalid: '',
    claims: [],
  },
  'provider-deployment-failures.md': {
    title: 'Runbook: Provider Deployment Failures',
    procedures: [
      [32, '36 39'],
      [42, '46 49 50 53'],
      [56, '60 63', '65-66'],
      [69, '73 74 77'],
      [82, '88 89 92 95 96 99'],
      [102, '108 111 114 117 120 121-125'],
      [128, '134 137 140 143'],
      // 157 to 160 list what may be wrong.
      [146, '152 155 163', '', '157-160'],
      [166, '172 175 178 181 184'],
      [187, '192 195 198 202 205 208'],
      [211, '215 218 221 224'],
      [241, '', '', '243-256'],
      // The content of a script, for cron.
      [260, '', '', '262-268'],
    ],
    symptoms: { 82: '84', 102: '104', 128: '130', 146: '148', 166: '168', rest: '' },
    placeholders: '63:deployment-id 95:node 96:node 111:pod-name 123:USER 124:PASS',
    // In 96 and 111 the brackets are two redirections, which is valid shell.
    dataRisks: '',
    invalid: '63 95',
    claims: [
      [230, 'more than 15 minutes', 'over', 900_000, none, false],
      [275, '> 5 minutes', 'over', 300_000, none, false],
    ],
  },
  'vpsie-provisioning-failed.md': {
    title: 'Provisioning Failed Runbook',
    procedures: [
      [17, '20 23'],
      [26, '28'],
      [31, '33'],
      [36, '', '37 38 39'],
      [41, '44'],
      [49, '54', '55 59 60 61'],
      // 77 and 78 are typed on the VM of 76.
      [63, '69 72 77 78', '76 79'],
      [81, '87 95', '89'],
      [98, '104 107', '111 112'],
      [114, '120', '124 125'],
      [129, '132 136'],
      [139, '', '141 142 143 144'],
      [146, '148'],
      [151, '157 160 161 164 167'],
      [177, '178', '179 180 181 182'],
    ],
    symptoms: { 49: '50', 63: '64', 81: '82', 98: '99', 114: '115', rest: '4' },
    // 178 is a code span in prose.
    placeholders:
      '23:name 23:namespace 28:vpsienode-name 28:namespace 33:vpsienode-name 44:expected-node-name ' +
      '54:name 69:name 87:name 95:name 95:namespace 104:ng-name 120:ng-name 132:name 132:namespace ' +
      '148:name 157:vm-ip 167:api-server 178:name',
    dataRisks: '',
    invalid: '23 28 44 95 132 157',
    claims: [],
  },
  'vpsie-scale-up-failure.md': {
    title: 'Scale-Up Failure Runbook',
    procedures: [
      [16, '18 19'],
      [27, '29 30'],
      [38, '40'],
      [43, '46 49'],
      [52, '', '53 54 55'],
      [59, '65 68'],
      [71, '', '75 76 77'],
      [79, '85 88', '92 93 94'],
      [96, '', '100 101 102'],
      [104, '110'],
      [115, '', '116 117 118 119'],
      [121, '124 127'],
      [130, '133 136'],
      [145, '147', '148 149 150'],
    ],
    symptoms: { 59: '60', 71: '72', 79: '80', 96: '97', 104: '105', rest: '4' },
    placeholders:
      '19:name 19:namespace 30:name 30:namespace 85:name 124:stuck-node-name 124:namespace 127:name ' +
      '133:name 133:namespace 136:name 136:namespace',
    dataRisks: '',
    invalid: '19 30 124 133 136',
    claims: [[100, 'default: 30s', 'exactly', 30_000, 30_000, false]],
  },
};
