import { makeTimerScheduler } from '#adapters/timer/index.ts';
import { schedulerContract } from '../../contracts/scheduler.ts';

schedulerContract('the timer', (logger) => makeTimerScheduler({ logger }));
