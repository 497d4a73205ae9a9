import type { Column } from '../chat/reply.ts';

/** A column of words. */
export const left = (label: string): Column => ({ label, align: 'left' });

/** A column of figures. */
export const right = (label: string): Column => ({ label, align: 'right' });
