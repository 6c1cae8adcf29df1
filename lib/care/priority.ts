// How soon a case matters. On its own, because chart and playbook both speak of it.
import * as z from 'zod/mini';

export const prioritySchema = z.enum(['urgent', 'high', 'normal', 'low']);
export type Priority = z.infer<typeof prioritySchema>;
