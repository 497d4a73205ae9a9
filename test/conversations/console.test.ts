import { openConsole } from './console.ts';
import { describeConversations } from './conversations.ts';

describeConversations('the console', openConsole);
