// The "All" tab: posts as on the mentions tab, and between them what X folds together (likes, follows).
import type { SiteWorld } from '../world/site-post.ts';
import { userJson, type Json } from './tweet-json.ts';

type Fields = { [key: string]: Json };

const aggregate = (index: number, world: SiteWorld): Fields => {
  const users = [...world.userByHandle.values()].slice(8 + index * 3, 11 + index * 3);
  const liked = index % 2 === 0;
  const [first] = users;
  return {
    entryId: `notification-AAAA${index}`,
    sortIndex: String(8_999_999_999_999_999_999n - BigInt(index * 5)),
    content: {
      entryType: 'TimelineTimelineItem',
      clientEventInfo: { element: liked ? 'users_liked_your_tweet' : 'users_followed_you' },
      itemContent: {
        __typename: 'TimelineNotification',
        notification_icon: liked ? 'heart_icon' : 'person_icon',
        rich_message: {
          text: `${first?.name ?? ''} and ${users.length - 1} others ${liked ? 'liked your post' : 'followed you'}`,
        },
        template: {
          from_users: users.map((user) => ({ user_results: { result: userJson(user) } })),
          target_objects: [],
        },
      },
    },
  };
};

export const notificationEntries = (entries: Fields[], world: SiteWorld, first: boolean): Fields[] => {
  const posts = entries.map((entry) => {
    const id = String(entry['entryId']);
    if (!id.startsWith('tweet-')) return entry;
    const element = 'user_mentioned_you';
    return {
      ...entry,
      entryId: `notification-${id}`,
      content: { ...(entry['content'] as Fields), clientEventInfo: { element } },
    };
  });
  if (!first) return posts;
  return [
    ...posts.slice(0, 2),
    aggregate(0, world),
    ...posts.slice(2, 5),
    aggregate(1, world),
    ...posts.slice(5),
  ];
};
