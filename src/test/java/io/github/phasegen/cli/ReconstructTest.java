package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** undersample IN -o OUT, reconstruct IN -o OUT, evaluate recon TRUTH RECON. */
class ReconstructTest {

	@TempDir
	private static Path shared;
	private static Path head;
	private static Path oneCoil;
	private static Path fourCoils;
	private static Path partial;
	private static Path partialMask;

	@TempDir
	private Path folder;

	@BeforeAll
	static void undersampleHead() throws IOException {
		head = shared.resolve("head.tif");
		new TiffFormat().save(TestHeads.stack(40, 36, 2), head, false);
		final Path full = shared.resolve("full.h5");
		final Path coils = shared.resolve("coils.npy");
		oneCoil = shared.resolve("one.h5");
		fourCoils = shared.resolve("four.npy");
		partial = shared.resolve("partial.h5");
		Cli.run("export", head, "-o", full, "--phase", "smooth").succeeded();
		Cli.run("export", head, "-o", coils, "--phase", "smooth", "--coils", 4).succeeded();
		Cli.run("undersample", full, "-o", oneCoil, "--mask", "random", "--acceleration", 2, "--center-fraction", 0.3).succeeded();
		Cli.run("undersample", coils, "-o", fourCoils, "--mask", "equispaced", "--acceleration", 2, "--center-fraction", 0.4).succeeded();
		partialMask = shared.resolve("partial.tif");
		Cli.run("undersample", head, "-o", partial, "--mask", "partial", "--fraction", 0.7, "--mask-image", partialMask).succeeded();
	}

	private static ImageContents read(final Path file) throws IOException {
		return StandardFormats.all().read(file);
	}

	private static JsonObject json(final String text) {
		return JsonParser.parseString(text).getAsJsonObject();
	}

	private static double nmse(final Path reconstruction) {
		return json(Cli.run("evaluate", "recon", head, reconstruction).succeeded().out()).get("nmse").getAsDouble();
	}

	private Path reconstruct(final Path kspace, final String method, final Object... more) {
		final Path out = folder.resolve(method + ".tif");
		final Object[] args = new Object[6 + more.length];
		System.arraycopy(new Object[] { "reconstruct", kspace, "-o", out, "--method", method }, 0, args, 0, 6);
		System.arraycopy(more, 0, args, 6, more.length);
		Cli.run(args).succeeded();
		return out;
	}

	@Test
	void compressedSensingIsNearerToTheTruthThanZeros() throws IOException {
		final Path zero = reconstruct(oneCoil, "zero");
		final Path cs = reconstruct(oneCoil, "cs", "--lambda", 0.003, "--iterations", 40);
		assertTrue(nmse(cs) < nmse(zero), nmse(cs) + " " + nmse(zero));
		assertTrue(read(cs) instanceof ComplexImage);
		final JsonObject sidecar = json(Files.readString(folder.resolve("cs.tif.json")));
		final JsonObject told = sidecar.getAsJsonObject("reconstruction");
		assertEquals("cs", told.get("method").getAsString());
		assertEquals(0.003, told.get("lambda").getAsDouble());
		assertEquals(40, told.get("iterations").getAsInt());
		assertEquals("wavelet", told.get("sparsity").getAsString());
		assertTrue(told.get("acceleration").getAsDouble() > 1.5, told.toString());
		assertEquals("image", sidecar.getAsJsonObject("output").get("domain").getAsString());
	}

	@Test
	void coilsAreJoinedByEstimatedSensitivities() throws IOException {
		final Path sense = reconstruct(fourCoils, "sense", "--output", "magnitude");
		final RealImage image = (RealImage) read(sense);
		assertArrayEquals(new long[] { 40, 36, 1, 2, 1 }, image.pixels().dimensionsAsLongArray());
		assertTrue(nmse(sense) < 0.05, "" + nmse(sense));
	}

	@ParameterizedTest
	@ValueSource(strings = { "homodyne", "pocs" })
	void partialFourierMethodsFillWhatIsMissing(final String method) {
		assertTrue(nmse(reconstruct(partial, method)) < nmse(reconstruct(partial, "zero")));
	}

	@Test
	void aNetworkNeedsAModel() {
		final Path out = folder.resolve("out.tif");
		Cli.run("reconstruct", oneCoil, "-o", out, "--method", "network", "--model", folder.resolve("none")).assertFailed("none");
		assertFalse(Files.exists(out));
	}

	@ParameterizedTest
	@CsvSource({ "--method, magic, method", "--lambda, x, lambda", "--lambda, -1, lambda", "--iterations, -1, iterations",
		"--sparsity, fourier, sparsity", "--output, phase, output", "--device, fridge, device", "--calibration, -1, calibration" })
	void wrongUsageIsNamed(final String option, final String value, final String named) {
		final Object[] method = option.equals("--method") ? new Object[] {} : new Object[] { "--method", "cs" };
		final Object[] args = new Object[6 + method.length];
		System.arraycopy(new Object[] { "reconstruct", oneCoil, "-o", folder.resolve("out.tif"), option, value }, 0, args, 0, 6);
		System.arraycopy(method, 0, args, 6, method.length);
		Cli.run(args).assertWrongUsage(named);
	}

	@Test
	void badInputIsNamedAndNothingIsWritten() throws IOException {
		final Path out = folder.resolve("out.tif");
		Cli.run("reconstruct", head, "-o", out, "--method", "zero").assertFailed("head.tif", "k-space");
		Cli.run("reconstruct", oneCoil, "-o", out, "--method", "zero", "--mask", partialMask).assertFailed(oneCoil.getFileName() + ": slice 1", "k-space of coil 1");
		Cli.run("reconstruct", fourCoils, "-o", out, "--method", "sense", "--sensitivities", head).assertFailed("head.tif", "coil maps");
		assertFalse(Files.exists(out));
		Files.writeString(out, "precious");
		Cli.run("reconstruct", oneCoil, "-o", out, "--method", "zero").assertFailed("out.tif", "--overwrite");
		assertEquals("precious", Files.readString(out));
	}
}
