;(() => {
  const plots = JSON.parse(document.querySelector('#plots').textContent)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const drawn = new Map()
  const height = 220

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
  }

  function axis(extra) {
    return {
      stroke: colour('dim'),
      grid: { stroke: colour('line') },
      ticks: { stroke: colour('line') },
      ...extra,
    }
  }

  function series({ label, colour: name, fill, dashed }, unit) {
    return {
      label,
      stroke: colour(name),
      width: 1.5,
      points: { show: false },
      ...(fill ? { fill: `${colour(name)}22` } : {}),
      ...(dashed ? { dash: [6, 4] } : {}),
      value: (_plot, value) => (value == null ? '–' : `${Number(value.toPrecision(3))} ${unit}`),
    }
  }

  function lines(chart, { lines }) {
    const { ctx, bbox } = chart
    ctx.save()
    ctx.strokeStyle = ctx.fillStyle = colour('fail')
    ctx.font = `${11 * devicePixelRatio}px system-ui`
    ctx.setLineDash([4, 4])
    for (const { label, value } of lines) {
      const y = chart.valToPos(value, 'y', true)
      if (y < bbox.top || y > bbox.top + bbox.height) continue
      ctx.beginPath()
      ctx.moveTo(bbox.left, y)
      ctx.lineTo(bbox.left + bbox.width, y)
      ctx.stroke()
      ctx.fillText(label, bbox.left + 6 * devicePixelRatio, y - 4 * devicePixelRatio)
    }
    ctx.restore()
  }

  function draw(figure, plot) {
    drawn.get(figure)?.destroy()
    const options = {
      title: plot.title,
      width: figure.clientWidth - 24,
      height,
      cursor: { sync: { key: 'time' } },
      scales: {
        x: { time: false },
        y: { range: (_chart, _low, high) => [0, Math.max(plot.least, high * 1.05)] },
      },
      axes: [
        axis({ values: (_chart, ticks) => ticks.map((tick) => `${tick} s`) }),
        axis({ size: 70, values: (_chart, ticks) => ticks.map((tick) => `${tick} ${plot.unit}`) }),
      ],
      series: [
        {
          label: 'at',
          value: (_chart, value) => (value == null ? '–' : `${Number(value.toPrecision(3))} s`),
        },
        ...plot.series.map((each) => series(each, plot.unit)),
      ],
      hooks: { draw: [(chart) => lines(chart, plot)] },
    }
    drawn.set(
      figure,
      new uPlot(options, [plot.x, ...plot.series.map(({ values }) => values)], figure),
    )
  }

  function drawAll() {
    for (const figure of document.querySelectorAll('[data-plot]'))
      draw(figure, plots[figure.dataset.plot])
  }

  let pending
  addEventListener('resize', () => {
    clearTimeout(pending)
    pending = setTimeout(drawAll, 100)
  })
  dark.addEventListener('change', drawAll)
  drawAll()
})()
