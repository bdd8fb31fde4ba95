import { ApiError, api, unwrap } from "../../api/client";
import { type Draft, isLostRace, readDraft, type Tagged, tagged } from "../authoring";
import { type Content, contentOf, type Field, isSame, merge } from "./content";
import { type Copy, dropCopy, holdCopy, keepCopy, leftCopies } from "./copies";

/** Where the work is. `conflict`: somebody else was first, and a person decides part by part; nothing is sent meanwhile. */
export type Saving = "saved" | "waiting" | "saving" | "offline" | "refused" | "conflict";

export interface Editing {
  draft: Draft;
  mine: Content;
  saving: Saving;
  /** What the server refused, by JSON Pointer. */
  errors: Record<string, string[]>;
  problem: unknown;
  conflicts: Field[];
  theirs: Content | null;
  /** What came back after a crash or from another author, once. */
  news: "restored" | "merged" | null;
}

const pause = 800;
const retry = 3000;

/**
 * Edits one lesson's draft: sends what was written after a short pause, one request at a time, each naming the tag that it was made from; keeps a copy on this device until the server
 * has it; and brings together what somebody else wrote meanwhile.
 */
export class DraftEditor {
  #base: Tagged<Content>;
  /** What `mine` was made from: behind `#base` while a conflict is open, so that a crash then does not decide it. */
  #origin: Content;
  /** What `#base` was written as. */
  #sent: Content;
  #state: Editing;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #isClosed = false;
  readonly #id = crypto.randomUUID();
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();

  private constructor(
    read: Tagged<Draft>,
    private readonly user: string,
  ) {
    const content = contentOf(read.value);
    this.#base = { value: content, tag: read.tag };
    this.#origin = content;
    this.#sent = content;
    this.#state = {
      draft: read.value,
      mine: content,
      saving: "saved",
      errors: {},
      problem: null,
      conflicts: [],
      theirs: null,
      news: null,
    };
    holdCopy(this.#id, this.#closing.signal);
    addEventListener("online", this.#send);
    addEventListener("beforeunload", this.#warn);
  }

  /** Reads the draft, and brings back what a tab that crashed has left. */
  static async open(lesson: string, user: string): Promise<DraftEditor> {
    const editor = new DraftEditor(await readDraft(lesson), user);
    for (const copy of await leftCopies(user, lesson)) {
      await editor.#restore(copy);
    }
    return editor;
  }

  get state(): Editing {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(part: Partial<Content>): void {
    this.#set({ mine: { ...this.#state.mine, ...part }, news: null });
    this.#plan();
  }

  /** After a conflict: the person has decided, by part. */
  decide(choices: Partial<Record<Field, "mine" | "theirs">>): void {
    const { theirs, mine, conflicts } = this.#state;
    if (!theirs) {
      return;
    }
    this.#origin = theirs;
    const taken = conflicts.filter((field) => choices[field] === "theirs").map((field) => [field, theirs[field]]);
    this.#set({ mine: { ...mine, ...Object.fromEntries(taken) }, conflicts: [], theirs: null, saving: "waiting" });
    this.#plan(0);
  }

  /** Takes what the server has now, after something beside the editor changed it (a former version was restored, a publication). */
  take(read: Tagged<Draft>): void {
    const content = contentOf(read.value);
    this.#base = { value: content, tag: read.tag };
    this.#origin = content;
    this.#sent = content;
    this.#set({
      draft: read.value,
      mine: content,
      saving: "saved",
      errors: {},
      problem: null,
      conflicts: [],
      theirs: null,
    });
    void dropCopy(this.#id);
  }

  /** Everything that was written is on the server, or this throws what keeps it. */
  async flush(): Promise<string> {
    clearTimeout(this.#timer);
    while (this.#isBusy) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.#save();
    if (this.#state.saving !== "saved") {
      throw this.#state.problem ?? new ApiError(412, "precondition_failed", "");
    }
    return this.#base.tag;
  }

  /** The page is left: what was written is sent; a copy stays until it has arrived. */
  close(): void {
    this.#isClosed = true;
    removeEventListener("online", this.#send);
    removeEventListener("beforeunload", this.#warn);
    clearTimeout(this.#timer);
    void this.#save().finally(() => this.#closing.abort());
  }

  get #isDirty(): boolean {
    return !isSame(this.#state.mine, this.#sent);
  }

  #plan(after = pause): void {
    void keepCopy({
      id: this.#id,
      lesson: this.#state.draft.id,
      user: this.user,
      base: this.#origin,
      mine: this.#state.mine,
      at: Date.now(),
    });
    if (this.#state.saving === "conflict") {
      return;
    }
    if (!this.#isBusy) {
      this.#set({ saving: this.#state.saving === "offline" ? "offline" : "waiting" });
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#send, after);
  }

  readonly #send = () => void this.#save();

  readonly #warn = (event: BeforeUnloadEvent) => {
    // Nothing is lost by leaving, but the server does not have it yet.
    if (this.#isDirty) {
      this.#send();
      event.preventDefault();
    }
  };

  async #save(): Promise<void> {
    if (this.#isBusy || this.#state.saving === "conflict") {
      return;
    }
    if (!this.#isDirty) {
      void dropCopy(this.#id);
      this.#set({ saving: "saved", errors: {}, problem: null });
      return;
    }
    this.#isBusy = true;
    const sent = this.#state.mine;
    this.#set({ saving: "saving" });
    try {
      const saved = await tagged(
        api.PUT("/api/v1/lessons/{id}", {
          params: { path: { id: this.#state.draft.id }, header: { "If-Match": this.#base.tag } },
          // Parts that this page does not edit go back as they came: a PUT replaces all of them. The unit is the outline's.
          body: { ...this.#state.draft, unitId: undefined, ...sent },
        }),
      );
      // What is on the screen stays as it was written: a space that the server cuts may be the beginning of the next word.
      this.#base = { value: contentOf(saved.value), tag: saved.tag };
      this.#origin = this.#base.value;
      this.#sent = sent;
      this.#set({ draft: saved.value, saving: "saved", errors: {}, problem: null });
      if (!this.#isDirty) {
        void dropCopy(this.#id);
      }
    } catch (error) {
      await this.#fail(error);
    } finally {
      this.#isBusy = false;
    }
    if (this.#state.saving === "saved" && this.#isDirty) {
      this.#plan();
    }
  }

  async #fail(error: unknown): Promise<void> {
    if (isLostRace(error)) {
      const read = await readDraft(this.#state.draft.id).catch((failure: unknown) => failure);
      if (read instanceof Error || !isTagged(read)) {
        this.#waitForServer(read);
        return;
      }
      this.#meet(read, this.#base.value);
    } else if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
      this.#set({ saving: "refused", errors: error.fields, problem: error });
    } else {
      this.#waitForServer(error);
    }
  }

  #waitForServer(error: unknown): void {
    this.#set({ saving: "offline", problem: error });
    if (!this.#isClosed) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#send, retry);
    }
  }

  /** Another author's draft meets what was written here. */
  #meet(read: Tagged<Draft>, base: Content): void {
    const theirs = contentOf(read.value);
    const { content, conflicts } = merge(base, this.#state.mine, theirs);
    this.#base = { value: theirs, tag: read.tag };
    this.#sent = theirs;
    this.#set({
      draft: read.value,
      mine: content,
      conflicts,
      theirs: conflicts.length > 0 ? theirs : null,
      saving: conflicts.length > 0 ? "conflict" : "waiting",
      news: conflicts.length > 0 ? null : "merged",
      errors: {},
      problem: null,
    });
    if (conflicts.length === 0) {
      this.#origin = theirs;
      this.#plan(0);
    }
  }

  async #restore(copy: Copy): Promise<void> {
    const isNews = !isSame(copy.mine, this.#base.value) && !isSame(copy.mine, copy.base);
    if (isNews && this.#state.conflicts.length === 0) {
      const { content, conflicts } = merge(copy.base, copy.mine, this.#base.value);
      this.#set({
        mine: content,
        conflicts,
        theirs: conflicts.length > 0 ? this.#base.value : null,
        saving: conflicts.length > 0 ? "conflict" : "waiting",
        news: "restored",
      });
      this.#origin = conflicts.length > 0 ? copy.base : this.#base.value;
      await keepCopy({ ...copy, id: this.#id, base: this.#origin, mine: content });
      this.#plan(0);
    } else if (isNews) {
      // One conflict at a time: this copy waits for the next opening.
      return;
    }
    await dropCopy(copy.id);
  }

  #set(part: Partial<Editing>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

const isTagged = (read: unknown): read is Tagged<Draft> => typeof read === "object" && read !== null && "tag" in read;

/** Publishes what the tag names: not what somebody has written since. */
export const publish = (id: string, tag: string) =>
  unwrap(api.POST("/api/v1/lessons/{id}/publish", { params: { path: { id }, header: { "If-Match": tag } } }));
