import { describeConversations } from './conversations.ts';
import { openSlackChat } from './slack.ts';

describeConversations('Slack', openSlackChat);
