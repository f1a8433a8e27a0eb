package io.github.phasegen.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/** Some slices of a head as rows: magnitude, true phase, and the phase of every method. Phase is grey from −π to π. */
final class EvaluationPicture {

	private static final int ROWS = 5;
	private static final int TILE = 192;
	private static final int CAPTION = 18;

	/** The phases of a method, one per slice. */
	record Column(String name, List<float[]> phases) {}

	private EvaluationPicture() {}

	static void write(final Path file, final EvaluationHead head, final List<Column> methods) throws IOException {
		final List<Column> columns = new ArrayList<>();
		columns.add(new Column("true", head.truth().stream().map(s -> s.phase()).toList()));
		columns.addAll(methods);
		final int rows = Math.min(ROWS, head.truth().size());
		final BufferedImage sheet = new BufferedImage((columns.size() + 1) * TILE, CAPTION + rows * TILE,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = sheet.createGraphics();
		g.setColor(Color.WHITE);
		g.drawString("magnitude", 4, 13);
		for (int c = 0; c < columns.size(); c++)
			g.drawString(columns.get(c).name(), (c + 1) * TILE + 4, 13);
		for (int r = 0; r < rows; r++) {
			final int slice = (int) ((r + 0.5) * head.truth().size() / rows);
			final float[] magnitude = head.truth().get(slice).magnitude();
			draw(g, head, grey(magnitude, 0, bright(magnitude)), 0, r);
			for (int c = 0; c < columns.size(); c++)
				draw(g, head, grey(columns.get(c).phases().get(slice), -Math.PI, Math.PI), c + 1, r);
		}
		g.dispose();
		ImageIO.write(sheet, "png", file.toFile());
	}

	private static void draw(final Graphics2D g, final EvaluationHead head, final int[] grey, final int column, final int row) {
		final BufferedImage tile = new BufferedImage(head.width(), head.height(), BufferedImage.TYPE_INT_RGB);
		tile.setRGB(0, 0, head.width(), head.height(), grey, 0, head.width());
		final double scale = Math.min((TILE - 2.0) / head.width(), (TILE - 2.0) / head.height());
		g.drawImage(tile, column * TILE, CAPTION + row * TILE, (int) (head.width() * scale), (int) (head.height() * scale), null);
	}

	private static double bright(final float[] magnitude) {
		final float[] sorted = magnitude.clone();
		java.util.Arrays.sort(sorted);
		return Math.max(1e-30, sorted[(int) (0.995 * (sorted.length - 1))]);
	}

	private static int[] grey(final float[] values, final double low, final double high) {
		final int[] pixels = new int[values.length];
		for (int i = 0; i < pixels.length; i++) {
			final int level = (int) Math.max(0, Math.min(255, Math.round(255 * (values[i] - low) / (high - low))));
			pixels[i] = level << 16 | level << 8 | level;
		}
		return pixels;
	}
}
