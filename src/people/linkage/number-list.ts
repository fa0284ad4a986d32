/** Whole numbers from 0, in the order in which they come. */
export type NumberList = {
  push(number: number): void
  count(): number
  all(): Uint32Array
}

const FEW = 1024

/** Holds numbers, none at first: a million take half the memory of an array, and no sweep looks through them. */
export function numberList(): NumberList {
  let numbers = new Uint32Array(FEW)
  let count = 0
  return {
    push(number) {
      if (count === numbers.length) numbers = new Uint32Array(numbers.buffer.transfer(numbers.byteLength * 2))
      numbers[count++] = number
    },
    count: () => count,
    all: () => numbers.subarray(0, count),
  }
}
