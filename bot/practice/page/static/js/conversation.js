// A channel's messages: a window onto a perhaps very long list, which loads more at both ends.

import { ask } from "./wire.js";
import { dayLine, follows, messageNode } from "./message.js";
import { h } from "./dom.js";
import { t } from "./words.js";

const MOST = 200;
const NEAR = 400;

/** The messages of one conversation, in a scrolling list. */
export class Conversation {
  constructor(where, label) {
    this.where = where;
    this.messages = [];
    this.nodes = new Map();
    this.older = false;
    this.newer = false;
    this.loading = false;
    this.list = h("ol", { class: "messages" });
    this.newest = h("button", { type: "button", class: "newest", hidden: true, onclick: () => this.load() }, t("to-newest"));
    this.scroller = h("div", { class: "scroller", tabindex: "0", role: "log", "aria-label": label, onscroll: () => this.scrolled() }, this.list);
    this.stuck = true;
    this.top = 0;
    const sizes = new ResizeObserver(() => this.stuck && this.toEnd());
    sizes.observe(this.list);
    sizes.observe(this.scroller);
    this.node = h("div", { class: "conversation" }, this.scroller, this.newest);
  }

  /** Show the newest messages. */
  async load() {
    const page = await this.fetch({});
    if (!page) return;
    this.messages = page.messages;
    this.older = page.older;
    this.newer = false;
    this.draw();
    this.toEnd();
  }

  async fetch(bounds) {
    if (this.loading) return null;
    this.loading = true;
    const { result } = await ask("window", { channel: this.where, ...bounds });
    this.loading = false;
    return result;
  }

  async scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (this.atEnd()) this.stuck = true;
    else if (scrollTop < this.top) this.stuck = false;
    this.top = scrollTop;
    if (this.older && scrollTop < NEAR) await this.extendBack();
    else if (this.newer && scrollHeight - scrollTop - clientHeight < NEAR) await this.extendForward();
  }

  async extendBack() {
    const page = await this.fetch({ before: this.messages[0].ts });
    if (!page) return;
    const anchor = this.anchor();
    this.messages = [...page.messages, ...this.messages];
    this.older = page.older;
    if (this.messages.length > MOST) {
      this.messages = this.messages.slice(0, MOST);
      this.newer = true;
    }
    this.draw();
    this.hold(anchor);
  }

  async extendForward() {
    const page = await this.fetch({ after: this.messages.at(-1).ts });
    if (!page) return;
    const anchor = this.anchor();
    this.messages = [...this.messages, ...page.messages];
    this.newer = page.newer;
    if (this.messages.length > MOST) {
      this.messages = this.messages.slice(-MOST);
      this.older = true;
    }
    this.draw();
    this.hold(anchor);
  }

  /** Remember which message stands at the top of what is seen, and where. */
  anchor() {
    const top = this.scroller.getBoundingClientRect().top;
    const node = [...this.nodes.values()].find((each) => each.getBoundingClientRect().bottom > top);
    return node ? { ts: node.dataset.ts, offset: node.getBoundingClientRect().top } : null;
  }

  hold(anchor) {
    const node = anchor && this.nodes.get(anchor.ts);
    if (node) this.scroller.scrollTop += node.getBoundingClientRect().top - anchor.offset;
  }

  /** Draw the window anew; messages that stay keep their nodes. */
  draw() {
    const before = this.nodes;
    this.nodes = new Map();
    const parts = [];
    this.messages.forEach((message, index) => {
      const previous = this.messages[index - 1];
      const line = dayLine(message, previous);
      if (line) parts.push(line);
      const node = this.reuse(before.get(message.ts), message, previous);
      this.nodes.set(message.ts, node);
      parts.push(node);
    });
    if (!parts.length) parts.push(h("li", { class: "empty" }, t("no-messages")));
    this.list.replaceChildren(...parts);
    this.newest.hidden = !this.newer;
  }

  reuse(node, message, previous) {
    const drawn = JSON.stringify([message, follows(message, previous)]);
    if (node?.drawn === drawn) return node;
    const made = messageNode(message, this.where, { follows: follows(message, previous) });
    made.drawn = drawn;
    return made;
  }

  /** Take a message that is new or has changed. */
  take(message) {
    if (!message.top) return;
    const index = this.messages.findIndex((each) => each.ts === message.ts);
    if (index >= 0) this.change(index, message);
    else if (this.newer) this.newest.hidden = false;
    else this.append(message);
  }

  change(index, message) {
    this.messages[index] = message;
    const old = this.nodes.get(message.ts);
    const made = this.reuse(old, message, this.messages[index - 1]);
    if (made === old) return;
    const key = old.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const atEnd = this.atEnd();
    old.replaceWith(made);
    this.nodes.set(message.ts, made);
    if (key) (made.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? made).focus({ preventScroll: true });
    if (atEnd) this.toEnd();
  }

  append(message) {
    const atEnd = this.atEnd();
    this.messages.push(message);
    this.messages.sort((one, other) => (one.ts < other.ts ? -1 : 1));
    if (this.messages.at(-1) === message && this.messages.length > 1) this.appendNode(message);
    else this.draw();
    if (atEnd) {
      this.shorten();
      this.toEnd();
    }
  }

  appendNode(message) {
    const previous = this.messages.at(-2);
    const line = dayLine(message, previous);
    const node = this.reuse(null, message, previous);
    this.nodes.set(message.ts, node);
    this.list.append(...[line, node].filter(Boolean));
  }

  shorten() {
    if (this.messages.length <= MOST) return;
    this.messages = this.messages.slice(-MOST / 2);
    this.older = true;
    this.draw();
  }

  /** Take away a message that was deleted. */
  drop(ts) {
    if (!this.nodes.has(ts)) return;
    this.messages = this.messages.filter((each) => each.ts !== ts);
    this.draw();
  }

  /** Draw everything anew: names or the day have changed. */
  refresh() {
    this.nodes = new Map();
    const atEnd = this.atEnd();
    this.draw();
    if (atEnd) this.toEnd();
  }

  atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return !this.newer && scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd() {
    this.stuck = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }
}
