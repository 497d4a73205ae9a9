import { describeConversations } from './conversations.ts';
import { openDiscordDriver } from './discord.ts';

describeConversations('Discord', openDiscordDriver);
