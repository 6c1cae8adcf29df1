// Which SLA policy holds for a case, and what it asks for.
import type { Metric, Playbook, Policy, Priority } from './playbook.ts';
import type { Message } from './case.ts';

/** What the conditions of a policy are held against: the message that waits, and the case it stands in. */
export interface PolicySubject {
  message: Message;
  tags: readonly string[];
  priority: Priority;
  /** As far as it was ever seen. */
  followers: number | undefined;
}

/** A policy that was passed over, and the first of its conditions that did not hold. */
export interface SkippedPolicy {
  policy: string;
  because: keyof Policy['when'];
}

/** The first policy in order whose conditions all match, and those skipped on the way (docs/rules.md, rule 3). */
export const choosePolicy = (
  policies: Playbook['policies'],
  subject: PolicySubject,
): { policy?: Policy; skipped: SkippedPolicy[] } => {
  const skipped: SkippedPolicy[] = [];
  for (const policy of policies) {
    const because = mismatch(policy.when, subject);
    if (!because) return { policy, skipped };
    skipped.push({ policy: policy.id, because });
  }
  return { skipped };
};

/** The same without the trace: asked for every clock of every case. */
export const policyFor = (policies: Playbook['policies'], subject: PolicySubject): Policy | undefined =>
  policies.find((policy) => mismatch(policy.when, subject) === undefined);

const mismatch = (when: Policy['when'], subject: PolicySubject): keyof Policy['when'] | undefined => {
  const { post, kind, arrivedVia } = subject.message;
  if (when.kinds && !when.kinds.includes(kind)) return 'kinds';
  if (when.tags && !when.tags.some((tag) => subject.tags.includes(tag))) return 'tags';
  // Owned handles that the message came to.
  if (
    when.handles &&
    !when.handles.some(
      (handle) => handle === arrivedVia || post.replyingTo.includes(handle) || post.mentions.includes(handle),
    )
  )
    return 'handles';
  if (when.priorities && !when.priorities.includes(subject.priority)) return 'priorities';
  if (when.minFollowers !== undefined && (subject.followers ?? 0) < when.minFollowers) return 'minFollowers';
  return undefined;
};

/** The target of a metric, ms; a priority without one of its own uses `normal`'s. Undefined: no such clock. */
export const targetOf = (policy: Policy, metric: Metric, priority: Priority): number | undefined => {
  const targets = policy.targets[metric];
  const duration = targets?.[priority] ?? targets?.normal;
  return duration === undefined ? undefined : durationMs(duration);
};

const units = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Milliseconds of a duration that `durationSchema` lets through, as in "15m". */
export const durationMs = (duration: string): number =>
  Number(duration.slice(0, -1)) * units[duration.endsWith('s') ? 's' : duration.endsWith('m') ? 'm' : 'h'];
