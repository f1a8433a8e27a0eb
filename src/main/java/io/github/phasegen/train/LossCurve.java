package io.github.phasegen.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import javax.imageio.ImageIO;

import io.github.phasegen.io.AtomicFile;

/** Draws loss and validation over the steps on a logarithmic axis; figures that are not positive numbers are left out. */
final class LossCurve {

	private static final int WIDTH = 800;
	private static final int HEIGHT = 480;
	private static final int MARGIN = 60;

	private final List<TrainingLog.Entry> entries;
	private final double low;
	private final double high;

	private LossCurve(final List<TrainingLog.Entry> entries) {
		this.entries = entries;
		final double[] values = entries.stream().flatMapToDouble(e -> DoubleStream.of(e.loss(), e.validation())).filter(
			LossCurve::isDrawn).toArray();
		this.low = DoubleStream.of(values).min().orElse(1) * 0.95;
		this.high = DoubleStream.of(values).max().orElse(1) * 1.05;
	}

	private static boolean isDrawn(final double value) {
		return value > 0 && Double.isFinite(value);
	}

	static void write(final Path file, final List<TrainingLog.Entry> entries) throws IOException {
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		new LossCurve(entries).draw(g);
		g.dispose();
		AtomicFile.write(file, true, temporary -> ImageIO.write(image, "png", temporary.toFile()));
	}

	private void draw(final Graphics2D g) {
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, WIDTH, HEIGHT);
		g.setColor(Color.LIGHT_GRAY);
		g.drawRect(MARGIN, MARGIN / 2, WIDTH - 2 * MARGIN, HEIGHT - MARGIN - MARGIN / 2);
		g.setColor(Color.DARK_GRAY);
		for (int i = 0; i <= 4; i++) {
			final double value = low * Math.pow(high / low, i / 4.0);
			g.drawString(String.format(Locale.ROOT, "%.3f", value), 8, (int) y(value) + 4);
		}
		g.drawString("step " + entries.get(entries.size() - 1).step(), WIDTH - MARGIN - 60, HEIGHT - MARGIN + 20);
		curve(g, "loss", new Color(0x4477AA), MARGIN + 20, TrainingLog.Entry::loss);
		curve(g, "validation", new Color(0xEE6677), MARGIN + 100, TrainingLog.Entry::validation);
	}

	private void curve(final Graphics2D g, final String name, final Color color, final int labelX,
		final ToDoubleFunction<TrainingLog.Entry> value)
	{
		g.setColor(color);
		g.drawString(name, labelX, HEIGHT - MARGIN + 20);
		final Path2D path = new Path2D.Double();
		for (final TrainingLog.Entry entry : entries) {
			final double figure = value.applyAsDouble(entry);
			if (!isDrawn(figure)) continue;
			if (path.getCurrentPoint() == null) path.moveTo(x(entry.step()), y(figure));
			else path.lineTo(x(entry.step()), y(figure));
		}
		g.draw(path);
	}

	private double x(final int step) {
		return MARGIN + (double) step / entries.get(entries.size() - 1).step() * (WIDTH - 2 * MARGIN);
	}

	private double y(final double value) {
		final double fraction = Math.log(value / low) / Math.log(high / low);
		return HEIGHT - MARGIN - fraction * (HEIGHT - MARGIN - MARGIN / 2);
	}
}
