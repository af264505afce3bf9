export { announceChanges, lastNewsId } from './announceChanges';
export {
  type Attempt,
  type DeliveryPage,
  deliverAgain,
  deliveries,
  deliveryById,
  dueWebhooks,
  giveBack,
  PAUSES,
  settle,
  takeDue,
  waitingDeliveries,
} from './deliveries';
export { lastNewsIdEver } from './lastNewsIdEver';
export { NewsFeed } from './NewsFeed';
export { type NewsWish, newsAfter } from './newsAfter';
export { addWebhook, listWebhooks, MOST_WEBHOOKS, stopWebhook, type WebhookWish, webhookById } from './webhooks';
