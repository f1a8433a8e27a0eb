package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import io.github.phasegen.train.TrainingLog.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {

	private static final int LOSS_COLOUR = 0x4477AA;

	@TempDir
	Path folder;

	private TrainingLog log() {
		return new TrainingLog(folder.resolve("log.csv"), folder.resolve("loss.png"));
	}

	@Test
	void everyEntryIsALineOfACsvFile() throws IOException {
		final TrainingLog log = log();
		log.resume(0);
		log.add(new Entry(100, 0.25, 0.5, 1e-3, 0.75));
		assertEquals(List.of("step,loss,validation,learning_rate,seconds_per_step", "100,0.250000,0.500000,1.000e-03,0.750"), Files
			.readAllLines(folder.resolve("log.csv")));
	}

	@Test
	void resumingDropsWhatCameAfterTheCheckpointAndAPartOfALine() throws IOException {
		final TrainingLog log = log();
		log.resume(0);
		for (int step = 100; step <= 400; step += 100)
			log.add(new Entry(step, 1.0 / step, Double.NaN, 1e-3, 0.75));
		final List<String> before = Files.readAllLines(folder.resolve("log.csv"));
		Files.writeString(folder.resolve("log.csv"), String.join("\n", before) + "\n50");
		log().resume(300);
		assertEquals(before.subList(0, 4), Files.readAllLines(folder.resolve("log.csv")));
	}

	@Test
	void aNewRunForgetsTheOldLog() throws IOException {
		Files.writeString(folder.resolve("log.csv"), "step\n100,1,1,1,1\n");
		log().resume(0);
		assertEquals(1, Files.readAllLines(folder.resolve("log.csv")).size());
	}

	@Test
	void theCurveFallsFromTheLeftToTheRight() throws IOException {
		final TrainingLog log = log();
		log.resume(0);
		for (int step = 100; step <= 1000; step += 100)
			log.add(new Entry(step, 1.0 / step, 2.0 / step, 1e-3, 0.75));
		final BufferedImage picture = ImageIO.read(folder.resolve("loss.png").toFile());
		final int left = firstRow(picture, picture.getWidth() / 4);
		final int right = firstRow(picture, picture.getWidth() * 3 / 4);
		assertTrue(left > 0 && right > left + 50, "row " + left + " left, " + right + " right");
	}

	/** The first row with the colour of the loss, smoothed edges aside. */
	private static int firstRow(final BufferedImage picture, final int x) {
		for (int y = 0; y < picture.getHeight(); y++)
			if (near(picture.getRGB(x, y), 0) && near(picture.getRGB(x, y), 8) && near(picture.getRGB(x, y), 16)) return y;
		return -1;
	}

	private static boolean near(final int rgb, final int shift) {
		return Math.abs((rgb >> shift & 0xff) - (LOSS_COLOUR >> shift & 0xff)) < 60;
	}

	@Test
	void figuresThatCannotBeDrawnDoNotEndARun() throws IOException {
		for (final double figure : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 1 }) {
			LossCurve.write(folder.resolve("loss.png"), List.of(new Entry(1, figure, figure, 1, 1)));
			LossCurve.write(folder.resolve("loss.png"), List.of(new Entry(1, 0.5, figure, 1, 1), new Entry(2, figure, 0.25, 1, 1)));
			assertEquals(800, ImageIO.read(folder.resolve("loss.png").toFile()).getWidth());
		}
	}
}
