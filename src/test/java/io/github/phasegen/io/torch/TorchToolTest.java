package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.testing.ExternalTool;

/** PyTorch reads what we write, and the other way round. */
class TorchToolTest {

	private static final String SAVE = """
		import torch
		x = torch.arange(12, dtype=torch.float32).reshape(3, 4) - 5.5
		z = torch.complex(x, 2 * x)
		tensors = {'float32': x, 'transposed': x.t(), 'row': x[1], 'cropped': x[1:, 1:3], 'strided': x[::2, ::3], 'expanded': x[:1].expand(5, 4),
			'scalar': torch.tensor(3.5), 'empty': torch.zeros(0, 3), 'parameter': torch.nn.Parameter(x),
			'permuted': torch.arange(120.).reshape(2, 3, 4, 5).permute(3, 1, 0, 2), 'complex64': z,
			'complex128': z.to(torch.complex128), 'complex.t': z.t()}
		for type in [torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8]:
			tensors[str(type)] = x.abs().to(type) if type == torch.uint8 else x.to(type)
		tensors['bool'] = x > 0
		torch.save(tensors, 'saved.pt')
		for name, tensor in tensors.items():
			values = torch.view_as_real(tensor) if tensor.is_complex() else tensor
			print(name, *[float(value).hex() for value in values.detach().reshape(-1).tolist()])
		""";

	private static final String LOAD = """
		import torch
		tensor = torch.load('ours.pt', weights_only=True)
		print(tensor.dtype, *tensor.shape)
		print(*[value.hex() for value in torch.view_as_real(tensor).reshape(-1).tolist()])
		""";

	@TempDir
	Path folder;

	@BeforeAll
	static void needsPyTorch() {
		ExternalTool.assumePythonModule("torch");
	}

	@Test
	void whatPyTorchSavesIsRead() throws IOException {
		final String[] lines = ExternalTool.run(folder, "python3", "-c", SAVE).lines().toArray(String[]::new);
		try (TorchFile file = TorchFile.open(folder.resolve("saved.pt"), GlobalPolicy.STRICT)) {
			file.verify();
			final Map<String, TorchTensor> tensors = file.stateDict();
			assertEquals(lines.length, tensors.size());
			for (final String line : lines) {
				final String[] words = line.split(" ");
				assertArrayEquals(floats(words, 1), tensors.get(words[0]).floats(), words[0]);
			}
		}
	}

	@Test
	void whatIsWrittenIsLoadedByPyTorch() throws IOException {
		final ComplexImage image = TestImages.complex(2, 3, 2);
		new TorchFormat().write(folder.resolve("ours.pt"), image, ComplexOutput.REAL_IMAGINARY, false);
		final String[] lines = ExternalTool.run(folder, "python3", "-c", LOAD).lines().toArray(String[]::new);
		assertEquals("torch.complex64 2 3 2 4 5", lines[0]);
		final float[] values = floats(lines[1].split(" "), 0);
		for (int k = 0; k < 12; k++) {
			final float[] plane = ComplexImages.plane(image.pixels(), k).data();
			for (int i = 0; i < plane.length; i++)
				assertEquals(plane[i], values[k * plane.length + i]);
		}
	}

	private static float[] floats(final String[] words, final int from) {
		final double[] values = Stream.of(words).skip(from).mapToDouble(Double::parseDouble).toArray();
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}
}
