package io.github.phasegen.command.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ij.ImagePlus;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** Our formats as scripts reach them, through SciJava's IOService. */
class ImageFileIOTest {

	private static final Context CONTEXT = new Context(IOService.class);
	private static final IOService IO = CONTEXT.service(IOService.class);

	@TempDir
	private Path folder;

	@AfterAll
	static void dispose() {
		CONTEXT.dispose();
	}

	static Stream<ImageFormat> writable() {
		return StandardFormats.all().all().stream().filter(ImageFormat::canWrite);
	}

	@Test
	void everyFormatOfTheRegistryHasAPlugin() {
		assertEquals(StandardFormats.all().all().size(), plugins().size(), plugins().toString());
	}

	@Test
	void whatSciFioReadsWellIsLeftToIt() {
		for (final PluginInfo<?> info : plugins()) {
			final boolean behind = info.getPriority() < Priority.LOW;
			assertEquals(info.getClassName().matches(".*\\.(Tiff|Dicom)IO"), behind, info.getClassName());
		}
	}

	@ParameterizedTest
	@MethodSource("writable")
	void complexImagesKeepTheirNumbersAndTheNamesOfTheirParts(final ImageFormat format) throws IOException {
		final Path file = folder.resolve("complex." + format.extensions().get(0));
		final ImagePlus image = complex();
		IO.save(image, file.toString());
		final ImagePlus opened = open(file);
		assertEquals(ComplexOutput.REAL_IMAGINARY, ImagePlusAdapter.complexForm(opened).orElseThrow());
		assertEquals(image.getStackSize(), opened.getStackSize());
		for (int k = 1; k <= image.getStackSize(); k++)
			assertArrayEquals((float[]) image.getStack().getPixels(k), (float[]) opened.getStack().getPixels(k), format.name());
	}

	@ParameterizedTest
	@MethodSource("writable")
	void noFileIsReplaced(final ImageFormat format) throws IOException {
		final Path file = folder.resolve("there." + format.extensions().get(0));
		Files.writeString(file, "precious");
		assertThrows(FileAlreadyExistsException.class, () -> IO.save(complex(), file.toString()));
		assertEquals("precious", Files.readString(file));
	}

	@Test
	void aTiffKeepsItsPixelType() throws IOException {
		final Path file = folder.resolve("grey.tif");
		IO.save(TestHeads.image(9, 8, new int[] { 1, 2, 1 }, 16), file.toString());
		assertEquals(16, open(file).getBitDepth());
	}

	@Test
	void theContentDecidesNotTheName() throws IOException {
		final Path file = folder.resolve("head.npy");
		new TiffFormat().save(TestHeads.stack(9, 8, 2), file, false);
		assertEquals(2, open(file).getStackSize());
	}

	@Test
	void aDamagedFileIsAnErrorNotNothing() throws IOException {
		final Path file = Files.writeString(folder.resolve("damaged.tif"), "no TIFF");
		assertThrows(CorruptFileException.class, () -> IO.open(file.toString()));
	}

	@Test
	void endingsThatOthersUseTooAreNotTakenByName() throws IOException {
		final Path analyze = Files.write(folder.resolve("head.hdr"), new byte[348]);
		assertNull(IO.getOpener(analyze.toString()));
	}

	@Test
	void otherFilesAreLeftToOtherPlugins() throws IOException {
		final Path text = Files.writeString(folder.resolve("notes.md"), "# notes");
		for (final Path file : List.of(text, folder, folder.resolve("missing.tif")))
			assertTrue(!(IO.getOpener(file.toString()) instanceof ImageFileIO), file.toString());
		assertNull(IO.getSaver(complex(), folder.resolve("head.xyz").toString()));
		assertNull(IO.getSaver(List.of(1, 2), folder.resolve("list.tif").toString()));
	}

	private static List<PluginInfo<IOPlugin<?>>> plugins() {
		@SuppressWarnings({ "unchecked", "rawtypes" })
		final List<PluginInfo<IOPlugin<?>>> all = (List) CONTEXT.service(PluginService.class).getPluginsOfType(IOPlugin.class);
		return all.stream().filter(info -> info.getClassName().startsWith(ImageFileIO.class.getPackageName() + ".")).toList();
	}

	/** Two slices of k-space, since some formats hold nothing else, labelled as our commands do. */
	private static ImagePlus complex() {
		final ImagePlus parts = TestHeads.image(7, 6, new int[] { 2, 2, 1 }, 32);
		final ComplexImage image = ImagePlusAdapter.toComplex(parts, ComplexOutput.REAL_IMAGINARY);
		final Encoding kspace = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 7, 6);
		return ImagePlusAdapter.toImagePlus(new ComplexImage(image.pixels(), kspace.addTo(image.metadata())), ComplexOutput.REAL_IMAGINARY);
	}

	private static ImagePlus open(final Path file) throws IOException {
		return assertInstanceOf(ImagePlus.class, IO.open(file.toString()));
	}
}
