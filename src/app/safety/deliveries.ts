// What the outbox has of alarms and reviews, and who does it.
import { ALERT, REMIND_OF_REVIEW, REVIEW_CARD, SPREAD } from '../commit/rows/alarm-items.js';
import type { Deps } from '../deps.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';
import { deliverAlert } from './deliver-alert.js';
import { deliverReview, remindOfReview } from './deliver-review.js';
import { addressAlarm } from './address-alarm.js';

export function safetyDeliveries(deps: Deps): readonly Delivery[] {
  return [
    delivery(SPREAD, { deliver: async (item) => addressAlarm(deps, item) }),
    delivery(ALERT, { deliver: async (item) => deliverAlert(deps, item) }),
    delivery(REVIEW_CARD, { place: async (item) => deliverReview(deps, item) }),
    delivery(REMIND_OF_REVIEW, { deliver: async (item) => remindOfReview(deps, item) }),
  ];
}
