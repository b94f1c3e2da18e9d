/* Paints every heat grid of a page from the data within it. What a grid holds: src/preview/views/heatmap.ts */
;(() => {
  const height = 220
  const margin = { left: 62, bottom: 22, top: 6, right: 24 }
  const steps = [10, 30, 60, 120, 300, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800]
  const font = '11px system-ui, sans-serif'
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const grids = [...document.querySelectorAll('figure.heat')].map((figure) => ({
    canvas: figure.querySelector('canvas'),
    at: figure.querySelector('.at'),
    heat: JSON.parse(figure.querySelector('script').textContent),
  }))

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
  }

  function shapeOf({ canvas, heat }) {
    const width = canvas.clientWidth - margin.left - margin.right
    const rowHeight = (height - margin.top - margin.bottom) / heat.rows.length
    const step = heat.x.length > 1 ? heat.x[1] - heat.x[0] : heat.to - heat.from
    const left = (at) => margin.left + ((at - heat.from) / (heat.to - heat.from)) * width
    const top = (row) => margin.top + (heat.rows.length - 1 - row) * rowHeight
    return { width, rowHeight, step, left, top }
  }

  function prepare({ canvas }) {
    canvas.style.height = `${height}px`
    canvas.width = canvas.clientWidth * devicePixelRatio
    canvas.height = height * devicePixelRatio
    const context = canvas.getContext('2d')
    context.scale(devicePixelRatio, devicePixelRatio)
    context.font = font
    return context
  }

  /** Square roots, so that the few slow ones are seen beside the many fast. */
  function paintCells(context, { heat }, { rowHeight, step, left, top }) {
    const most = Math.sqrt(Math.max(...heat.values.flat(), Number.EPSILON))
    context.fillStyle = colour('one')
    heat.values.forEach((values, row) =>
      values.forEach((value, column) => {
        if (value <= 0) return
        const x = Math.max(margin.left, left(heat.x[column]))
        const end = left(Math.min(heat.to, heat.x[column] + step))
        context.globalAlpha = 0.08 + 0.92 * (Math.sqrt(value) / most)
        context.fillRect(x, top(row), Math.max(1, end - x + 0.5), rowHeight - 1)
      }),
    )
    context.globalAlpha = 1
  }

  function paintAxes(context, { heat }, { width, rowHeight, left, top }) {
    context.fillStyle = colour('dim')
    context.textBaseline = 'middle'
    context.textAlign = 'right'
    const every = Math.ceil(14 / rowHeight)
    heat.rows.forEach((name, row) => {
      if (row % every === 0) context.fillText(name, margin.left - 8, top(row) + rowHeight / 2)
    })
    context.textAlign = 'center'
    for (const at of ticksOf(heat, width)) {
      context.fillText(clock(at), left(at), height - 8)
    }
  }

  /** Whole minutes or hours, as far from each other as their words are wide. */
  function ticksOf({ from, to }, width) {
    const least = ((to - from) / width) * 60
    const step = steps.find((each) => each >= least) ?? steps.at(-1)
    const first = Math.ceil(from / step) * step
    const count = Math.max(0, Math.floor((to - first) / step) + 1)
    return Array.from({ length: count }, (_, at) => first + at * step)
  }

  function clock(at) {
    const date = new Date(at * 1000)
    const parts = [
      date.getHours(),
      date.getMinutes(),
      ...(date.getSeconds() ? [date.getSeconds()] : []),
    ]
    return parts.map((part) => String(part).padStart(2, '0')).join(':')
  }

  function paint(grid) {
    if (grid.canvas.clientWidth === 0) return
    const context = prepare(grid)
    const shape = shapeOf(grid)
    paintCells(context, grid, shape)
    paintAxes(context, grid, shape)
  }

  /** The cell under the pointer, in words. */
  function tell({ offsetX, offsetY }, grid) {
    const { heat, at } = grid
    const { width, rowHeight, step } = shapeOf(grid)
    const time = heat.from + ((offsetX - margin.left) / width) * (heat.to - heat.from)
    const column = heat.x.findIndex((each) => time >= each && time < each + step)
    const row = heat.rows.length - 1 - Math.floor((offsetY - margin.top) / rowHeight)
    const value = heat.values[row]?.[column]
    at.textContent =
      value === undefined
        ? ''
        : `${clock(heat.x[column])}, up to ${heat.rows[row]}: ${Number(value.toPrecision(3))}`
  }

  function paintAll() {
    grids.forEach(paint)
  }

  for (const grid of grids) {
    grid.canvas.addEventListener('mousemove', (event) => tell(event, grid))
    grid.canvas.addEventListener('mouseleave', () => (grid.at.textContent = ''))
  }
  let pending
  addEventListener('resize', () => {
    clearTimeout(pending)
    pending = setTimeout(paintAll, 100)
  })
  dark.addEventListener('change', paintAll)
  paintAll()
})()
