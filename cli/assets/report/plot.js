/* Draws every figure of a page from the data within it. What a plot holds: src/report/plot/plot.ts */
;(() => {
  const height = 200
  const palette = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const figures = [...document.querySelectorAll('figure.plot')].flatMap((element) => {
    const data = element.querySelector('script')
    const canvas = element.querySelector('.canvas')
    return data && canvas ? [{ canvas, plot: JSON.parse(data.textContent), chart: null }] : []
  })

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
  }

  function short(value) {
    return String(Number(value.toPrecision(3)))
  }

  /** 99.95 % is not 100 %. */
  function percent(value) {
    const missing = 100 - value
    return missing > 0 && missing < 1
      ? value.toFixed(-Math.floor(Math.log10(missing)))
      : short(value)
  }

  function scaled(value, steps) {
    const [size, name] = steps.find(([size]) => Math.abs(value) >= size) ?? steps.at(-1)
    return `${short(value / size)} ${name}`
  }

  function sized(value, sizes) {
    const [size, name] = sizes.find(([size]) => Math.abs(value) >= size) ?? sizes.at(-1)
    return (name === '%' ? percent(value / size) : short(value / size)) + name
  }

  const seconds = [
    [60, 'min'],
    [1, 's'],
    [0.001, 'ms'],
    [0.000_001, 'µs'],
  ]
  const bytes = [
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
    [2 ** 10, 'KiB'],
    [1, 'B'],
  ]

  function worded(value, unit) {
    if (value == null) return ''
    if (value === 0) return '0'
    if (Array.isArray(unit)) return sized(value, unit)
    if (unit === 's') return scaled(value, seconds)
    if (unit === 'ms') return scaled(value / 1000, seconds)
    if (unit === 'bytes') return scaled(value, bytes)
    if (unit === 'ratio') return `${percent(value * 100)} %`
    return `${short(value)} ${unit}`
  }

  function timed(value, { clock }) {
    if (value == null) return ''
    if (clock) return wall(value, 1)
    return value < 120 ? `${short(value)} s` : `${short(value / 60)} min`
  }

  function twoDigits(number) {
    return String(number).padStart(2, '0')
  }

  /** As a wall clock of 24 hours shows it where the reader is, no finer than the steps between. */
  function wall(value, step) {
    const date = new Date(value * 1000)
    const parts = [date.getHours(), date.getMinutes(), ...(step < 60 ? [date.getSeconds()] : [])]
    return parts.map(twoDigits).join(':')
  }

  function day(value) {
    const date = new Date(value * 1000)
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-')
  }

  /** The day stands under the first time, and wherever another one begins. */
  function clockTicks(_chart, at, _axis, _space, step) {
    return at.map((each, index) => {
      const another = index === 0 || day(each) !== day(at[index - 1])
      if (step >= 86_400) return day(each)
      return another ? `${wall(each, step)}\n${day(each)}` : wall(each, step)
    })
  }

  /** Of what is counted in powers of two: 32 MiB, not 28.6. */
  const doubled = Array.from({ length: 1_000 }, (_, power) => 2 ** (power - 20))

  function isBinary(unit) {
    return (
      unit === 'bytes' || (Array.isArray(unit) && unit.some(([, name]) => /^ ?.ib/i.test(name)))
    )
  }

  function axis(extra) {
    return {
      font: '11px system-ui, sans-serif',
      stroke: colour('dim'),
      grid: { stroke: colour('line'), width: 1 },
      ticks: { show: false },
      ...extra,
    }
  }

  function powers(_chart, values) {
    return values.map((value) => (Number.isInteger(Math.log10(value)) ? value : null))
  }

  /** Colours that were asked for are not given to others. */
  function strokesOf({ series }) {
    const asked = new Set(series.map((each) => each.colour))
    const free = palette.filter((name) => !asked.has(name))
    let next = 0
    return series.map((each) => colour(each.colour ?? free[next++ % free.length] ?? palette[0]))
  }

  function series(each, stroke, { unit }) {
    return {
      label: each.label,
      stroke,
      width: 1.75,
      points: { show: each.values.filter((value) => value !== null).length < 3, size: 5 },
      ...(each.fill === true ? { fill: `${stroke}26` } : {}),
      ...(each.dashed ? { dash: [6, 4] } : {}),
      value: (_chart, _drawn, _series, index) => worded(pointed(each.values, index), unit),
    }
  }

  /** What the pointer is at; with no pointer, what was measured last. */
  function pointed(values, index) {
    return index == null ? values.findLast((value) => value !== null) : values[index]
  }

  /** What is drawn: of stacked series the sum with those before. */
  function stacked({ series, x }) {
    const sum = x.map(() => 0)
    return series.map(({ values, stacked }) =>
      stacked ? values.map((value, at) => (value === null ? null : (sum[at] += value))) : values,
    )
  }

  /** Between two series, as a band of the upper one's colour. */
  function bands({ series }, strokes) {
    return series.flatMap((each, at) => {
      const to = series.findIndex(({ label }) => label === each.fill?.to)
      return to < 0 ? [] : [{ series: [at + 1, to + 1], fill: `${strokes[at]}2e` }]
    })
  }

  function roomAbove(high, bottom) {
    return high + Math.max(0, high - bottom) * 0.08
  }

  function range({ least = 0, lowest = 0, logarithmic, targets = [], series }) {
    const wanted = Math.max(least, ...targets.map(({ value }) => value * 1.25))
    if (!logarithmic) {
      return (_chart, low, high) => {
        const bottom = low < lowest ? low - Math.abs(low) * 0.08 : lowest
        const top = Math.max(wanted, roomAbove(high ?? 0, bottom))
        return [bottom, top > bottom ? top : bottom + (Math.abs(bottom) || 1)]
      }
    }
    const values = series.flatMap(({ values }) => values.filter((value) => value > 0))
    const low = Math.min(wanted || 1, ...values)
    const high = Math.max(wanted, ...values)
    return () => [10 ** Math.floor(Math.log10(low)), high * 1.5]
  }

  function label(context, text, x, y, align) {
    context.font = `600 ${11 * devicePixelRatio}px system-ui, sans-serif`
    context.textAlign = align
    context.lineWidth = 4 * devicePixelRatio
    context.setLineDash([])
    context.strokeStyle = colour('panel')
    context.strokeText(text, x, y)
    context.fillText(text, x, y)
  }

  function line(context, from, to) {
    context.lineWidth = 1.5 * devicePixelRatio
    context.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio])
    context.beginPath()
    context.moveTo(...from)
    context.lineTo(...to)
    context.stroke()
  }

  function drawTargets({ ctx, bbox, valToPos }, { targets = [], unit }) {
    const right = bbox.left + bbox.width
    for (const { label: name, value } of targets) {
      const y = valToPos(value, 'y', true)
      if (y < bbox.top || y > bbox.top + bbox.height) continue
      ctx.fillStyle = ctx.strokeStyle = colour('bad')
      line(ctx, [bbox.left, y], [right, y])
      label(ctx, `${name} ${worded(value, unit)}`, right - 4, y - 5 * devicePixelRatio, 'right')
    }
  }

  function drawMoments({ ctx, bbox, valToPos }, { moments = [] }) {
    for (const { label: name, at } of moments) {
      const x = valToPos(at, 'x', true)
      if (x < bbox.left || x > bbox.left + bbox.width) continue
      ctx.fillStyle = ctx.strokeStyle = colour('dim')
      line(ctx, [x, bbox.top], [x, bbox.top + bbox.height])
      const beyondMiddle = x > bbox.left + bbox.width / 2
      const beside = (beyondMiddle ? -4 : 4) * devicePixelRatio
      const y = bbox.top + 12 * devicePixelRatio
      label(ctx, name, x + beside, y, beyondMiddle ? 'right' : 'left')
    }
  }

  function overlay(chart, plot) {
    chart.ctx.save()
    drawTargets(chart, plot)
    drawMoments(chart, plot)
    chart.ctx.restore()
  }

  function optionsOf(plot, width) {
    const { unit, logarithmic } = plot
    const strokes = strokesOf(plot)
    return {
      width,
      height,
      cursor: { sync: { key: plot.clock ? 'clock' : 'elapsed' }, points: { size: 7 } },
      bands: bands(plot, strokes),
      scales: {
        x: { time: Boolean(plot.clock) },
        y: { range: range(plot), distr: logarithmic ? 3 : 1 },
      },
      axes: [
        axis({
          size: plot.clock ? 40 : 26,
          values: plot.clock ? clockTicks : (_chart, at) => at.map((each) => timed(each, plot)),
        }),
        axis({
          size: 62,
          ...(isBinary(unit) ? { incrs: doubled } : {}),
          ...(logarithmic ? { grid: { stroke: colour('line'), width: 1, filter: powers } } : {}),
          values: (_chart, at) => at.map((each) => (each == null ? '' : worded(each, unit))),
        }),
      ],
      series: [
        { label: 'at', value: (_chart, value) => (value == null ? 'last' : timed(value, plot)) },
        ...plot.series.map((each, at) => series(each, strokes[at], plot)),
      ],
      hooks: { draw: [(chart) => overlay(chart, plot)] },
    }
  }

  function draw(figure) {
    figure.chart?.destroy()
    const { canvas, plot } = figure
    const values = stacked(plot).map((values) =>
      plot.logarithmic ? values.map((value) => (value > 0 ? value : null)) : values,
    )
    figure.chart = new uPlot(optionsOf(plot, canvas.clientWidth), [plot.x, ...values], canvas)
  }

  /** Of the page's text, as the axes tell the time. */
  for (const time of document.querySelectorAll('time')) {
    const at = Date.parse(time.dateTime) / 1000
    time.textContent = `${day(at)} ${wall(at, 60)}`
  }

  function drawAll() {
    figures.forEach(draw)
    document.documentElement.dataset.drawn = String(figures.length)
  }

  let pending
  addEventListener('resize', () => {
    clearTimeout(pending)
    pending = setTimeout(drawAll, 100)
  })
  dark.addEventListener('change', drawAll)
  drawAll()
})()
