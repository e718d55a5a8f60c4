/** Words remembered under a name: tokens `[from, to)`, and what a slot makes of them. */
export interface Capture {
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
}

/** Captures so far, newest first. */
export interface Trail {
  readonly as: string;
  readonly capture: Capture;
  readonly before: Trail | null;
}

/**
 * States still to be tried, the most wanted on top; a state is tried once, however many ways lead to it. Stacks are used again and
 * again: a generation marks what was tried in this search.
 */
export class Stack {
  private readonly pcs: number[] = [];
  private readonly ats: number[] = [];
  private readonly trails: (Trail | null)[] = [];
  private seen = new Uint32Array(1024);
  private generation = 0;
  private width = 0;
  pc = 0;
  at = 0;
  trail: Trail | null = null;

  begin(instructions: number, tokens: number): void {
    this.width = tokens + 1;
    if (this.seen.length < instructions * this.width) this.seen = new Uint32Array(2 * instructions * this.width);
    this.generation += 1;
    if (this.generation > MAX_GENERATION) {
      this.seen.fill(0);
      this.generation = 1;
    }
    this.clear();
  }

  push(pc: number, at: number, trail: Trail | null): void {
    this.pcs.push(pc);
    this.ats.push(at);
    this.trails.push(trail);
  }

  /** Moves to the next state not tried before; false where none is left. */
  pop(): boolean {
    for (let pc = this.pcs.pop(); pc !== undefined; pc = this.pcs.pop()) {
      this.pc = pc;
      this.at = this.ats.pop() ?? 0;
      this.trail = this.trails.pop() ?? null;
      const key = pc * this.width + this.at;
      if (this.seen[key] === this.generation) continue;
      this.seen[key] = this.generation;
      return true;
    }
    return false;
  }

  clear(): void {
    if (this.pcs.length === 0) return;
    this.pcs.length = 0;
    this.ats.length = 0;
    this.trails.length = 0;
  }
}

/** What an element of `seen` holds. */
const MAX_GENERATION = 0xffff_ffff;

/** Stacks not in use: a search may begin another one for a concept within it. */
const idle: Stack[] = [];

export const acquire = (instructions: number, tokens: number): Stack => {
  const stack = idle.pop() ?? new Stack();
  stack.begin(instructions, tokens);
  return stack;
};

export const release = (stack: Stack): void => {
  idle.push(stack);
};
