package io.github.phasegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages use only what stands below them; docs/architecture.md shows the layers. */
class LayersTest {

	private static final Path SOURCES = Path.of("src/main/java");

	@Test
	void everySourceUsesOnlyWhatStandsBelowIt() throws IOException {
		final List<String> violations = sources().entrySet().stream()
			.flatMap(source -> LayerRules.violations(source.getKey(), source.getValue()).stream()).toList();
		assertEquals("", String.join("\n", violations));
	}

	@Test
	void packagesUseEachOtherInOneDirection() throws IOException {
		assertEquals(List.of(), LayerRules.cycle(sources().values()));
	}

	@Test
	void everySourceLiesInTheFolderOfItsPackage() throws IOException {
		sources().forEach((file, uses) -> assertEquals(uses.packageName().replace('.', '/'),
			SOURCES.relativize(Path.of(file)).getParent().toString().replace('\\', '/')));
	}

	@Test
	void theCheckSeesTheSources() throws IOException {
		final Set<String> seen = sources().values().stream().map(SourceUses::packageName).collect(Collectors.toSet());
		assertTrue(seen.containsAll(Set.of(LayerRules.ROOT + ".kspace", LayerRules.ROOT + ".nn", LayerRules.ROOT + ".train")),
			seen.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"kspace        | import io.github.phasegen.nn.Pass;",
		"metrics       | import io.github.phasegen.simulate.HeadVolume;",
		"diffusion     | import io.github.phasegen.recon.Reconstruct;",
		"io            | import io.github.phasegen.nn.Pass;",
		"command       | import io.github.phasegen.cli.PhaseGen;",
		"kspace.fft    | import io.github.phasegen.simulate.HeadVolume;",
		"kspace        | import io.github.phasegen.model.card.ModelCard;",
		"simulate      | import ai.djl.ndarray.NDArray;",
		"io            | import ai.djl.ndarray.NDArray;",
		"cli           | import ai.djl.ndarray.NDArray;",
		"command       | import ai.djl.ndarray.NDArray;",
		"kspace        | import ij.ImagePlus;",
		"train         | import ij.process.FloatProcessor;",
		"diffusion     | import org.scijava.Context;",
		"cli           | import org.scijava.Context;",
		"recon         | import io.github.phasegen.train.*;",
		"model         | import static io.github.phasegen.train.TrainingLoop.run;",
		"model         | import static io.github.phasegen.train.TrainingLoop.*;",
		"metrics       | class A { Object a = new ij.ImagePlus(); }",
		"metrics       | class A { Object a = new ij . gui . Roi(); }",
		"metrics       | class A { ai.djl.ndarray.NDArray array; }",
		"kspace        | class A { io.github.phasegen.nn.Pass pass; }",
		"nn            | import io.github.phasegen.PhaseGen;",
		"somewhere     | class A {}" })
	void aForbiddenUseIsFound(final String where, final String code) {
		assertEquals(1, violations(where, code).size(), violations(where, code).toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"cli        | import io.github.phasegen.train.TrainingLoop;",
		"train      | import io.github.phasegen.kspace.ComplexPlane; import ai.djl.ndarray.NDArray;",
		"io         | import ij.ImagePlus; import io.github.phasegen.kspace.ComplexPlane;",
		"command    | import ij.ImagePlus; import org.scijava.command.Command;",
		"ij1        | import org.scijava.Context;",
		"io.tiff    | import io.github.phasegen.io.ImageReader;",
		"kspace     | import net.imglib2.img.Img; import org.jtransforms.fft.FloatFFT_1D;",
		"kspace     | class A { int ij = 0; int b = ij.length; Object o = this.ij.Foo; }",
		"kspace     | /* ai.djl.Model */ class A { } // ij.ImagePlus",
		"kspace     | class A { String a = \"\\\" ij.ImagePlus\" + 'i' + '\"' + \"ij.IJ // \"; }" })
	void anAllowedUseIsNot(final String where, final String code) {
		assertEquals(List.of(), violations(where, code));
	}

	@ParameterizedTest
	@ValueSource(strings = { "class A { char quote = '\"'; ij.ImagePlus image; char other = '\"'; }",
		"class A { String a = \"\\\\\"; ij.ImagePlus image; String b = \"\"; }",
		"class A { String a = \"\"\"\n\t// \"quoted\" /*\n\"\"\"; ij.ImagePlus image; }",
		"class A { String a = \"/*\"; ij.ImagePlus image; String b = \"*/\"; }" })
	void quotesAndCommentMarksInLiteralsHideNothing(final String code) {
		assertEquals(1, violations("kspace", code).size());
	}

	@Test
	void aCycleIsFound() {
		final SourceUses model = uses("model", "import io.github.phasegen.nn.Pass;");
		final SourceUses nn = uses("nn", "import io.github.phasegen.nn.layers.Convolution;");
		final SourceUses layers = uses("nn.layers", "import io.github.phasegen.nn.Pass;");
		assertEquals(List.of("io.github.phasegen.nn", "io.github.phasegen.nn.layers", "io.github.phasegen.nn"),
			LayerRules.cycle(List.of(model, nn, layers)));
		assertEquals(List.of(), LayerRules.cycle(List.of(model, nn)));
	}

	private static List<String> violations(final String where, final String code) {
		return LayerRules.violations("A.java", uses(where, code));
	}

	private static SourceUses uses(final String where, final String code) {
		return SourceUses.of("package " + LayerRules.ROOT + "." + where + ";\n" + code);
	}

	private static Map<String, SourceUses> sources() throws IOException {
		final Map<String, SourceUses> sources = new TreeMap<>();
		try (Stream<Path> files = Files.walk(SOURCES)) {
			for (final Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
				sources.put(file.toString(), SourceUses.of(Files.readString(file)));
			}
		}
		return sources;
	}
}
