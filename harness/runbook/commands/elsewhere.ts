const elsewhere =
  /(?<!\b(?:restrict|limit|allow|enable|disable|block|open|close|deny|permit|harden)(?:ing|s|ed)?\s)\bssh\s+(?:in\s?to|to|onto|on|each|every)\b|\b(?:log|sign)\s?(?:in\s?to|on\s?to)\s+(?:\w+\s+){0,3}(?:nodes?|hosts?|machines?|servers?|VMs?)\b/i;

/** True for words that send the reader to another machine: "SSH to each node and run". */
export const sendsElsewhere = (text: string) => text.length < 1000 && elsewhere.test(text);
