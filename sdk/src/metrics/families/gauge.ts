import { Family, type Series } from './family.ts'

export class GaugeSeries implements Series {
  readonly labels: readonly string[]
  readonly labelText: string
  value = 0

  constructor(labels: readonly string[], labelText: string) {
    this.labels = labels
    this.labelText = labelText
  }

  set(value: number): void {
    this.value = value
  }

  inc(by = 1): void {
    this.value += by
  }

  dec(by = 1): void {
    this.value -= by
  }
}

export class Gauge<Names extends readonly string[] = readonly string[]> extends Family<
  Names,
  GaugeSeries
> {
  readonly type = 'gauge'

  protected override create(labels: readonly string[], labelText: string): GaugeSeries {
    return new GaugeSeries(labels, labelText)
  }
}
