package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.io.pickle.PickleBuilder;
import io.github.phasegen.io.pickle.PickledDict;
import io.github.phasegen.io.pickle.PickledObject;
import io.github.phasegen.testing.Npz;

class TorchFileTest {

	@TempDir
	Path folder;

	/** Whole modules as the published code saves them, against the arrays of the same networks by state-dict name. */
	@ParameterizedTest
	@ValueSource(strings = { "kstrip_small", "recon_small", "phasegen_small" })
	void pickledModulesGiveTheirStateDict(final String name) throws IOException, URISyntaxException {
		final Npz expected = Npz.resource("golden/" + name + "_weights.npz");
		try (TorchFile file = TorchFile.open(golden(name), GlobalPolicy.INERT)) {
			file.verify();
			final Map<String, TorchTensor> tensors = file.stateDict();
			assertTrue(tensors.keySet().containsAll(expected.names()), () -> expected.names() + " in " + tensors.keySet());
			for (final String tensor : expected.names())
				assertArrayEquals(expected.floats(tensor), tensors.get(tensor).floats(), tensor);
		}
	}

	@Test
	void settingsOfAModuleCanBeRead() throws IOException, URISyntaxException {
		try (TorchFile file = TorchFile.open(golden("phasegen_small"), GlobalPolicy.INERT)) {
			final PickledObject root = (PickledObject) file.root();
			assertEquals("models.cDiff_new", root.module());
			assertEquals("PhaseDiffusionUNet", root.name());
			assertEquals(false, root.attribute("training"));
		}
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> TorchFile.open(golden("phasegen_small"),
			GlobalPolicy.STRICT));
		assertEquals("models.cDiff_new.PhaseDiffusionUNet", e.found());
	}

	@ParameterizedTest
	@CsvSource({ "BoolStorage, bool", "ByteStorage, uint8", "CharStorage, int8", "ShortStorage, int16", "IntStorage, int32", "LongStorage, int64",
		"HalfStorage, float16", "BFloat16Storage, bfloat16", "FloatStorage, float32", "DoubleStorage, float64", "ComplexFloatStorage, complex64",
		"ComplexDoubleStorage, complex128" })
	void allTypesOfBothByteOrders(final String storage, final String type) throws IOException {
		final SampleType dtype = Arrays.stream(SampleType.values()).filter(known -> known.toString().equals(type)).findFirst().orElseThrow();
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			final ByteBuffer bytes = ByteBuffer.allocate(3 * dtype.bytes()).order(order);
			for (int i = 0; i < 3 * dtype.parts(); i++)
				put(bytes, dtype, i % 2);
			final byte[] pickle = TorchBuilder.tensor(PickleBuilder.protocol2(), storage, 3).stop();
			final TorchBuilder builder = new TorchBuilder().pickle(pickle).storage("0", bytes.array()).byteOrder(order == ByteOrder.BIG_ENDIAN
				? "big" : "little");
			try (TorchFile file = open(builder)) {
				final TorchTensor tensor = (TorchTensor) file.root();
				assertEquals(dtype, tensor.dtype());
				assertEquals(dtype.isComplex(), tensor.complex());
				final float[] expected = new float[3 * dtype.parts()];
				for (int i = 0; i < expected.length; i++)
					expected[i] = i % 2;
				assertArrayEquals(expected, tensor.floats());
			}
		}
	}

	private static void put(final ByteBuffer bytes, final SampleType type, final int value) {
		switch (type) {
			case BOOL, UINT8, INT8 -> bytes.put((byte) value);
			case INT16 -> bytes.putShort((short) value);
			case INT32 -> bytes.putInt(value);
			case INT64 -> bytes.putLong(value);
			case FLOAT16 -> bytes.putShort((short) (value * 0x3c00));
			case BFLOAT16 -> bytes.putShort((short) (value * 0x3f80));
			case FLOAT32, COMPLEX64 -> bytes.putFloat(value);
			default -> bytes.putDouble(value);
		}
	}

	@Test
	void viewsOfOneStorage() throws IOException {
		assertArrayEquals(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, values(TorchBuilder.view(0, new long[] { 3, 4 }, 4, 1)));
		assertArrayEquals(new float[] { 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11 }, values(TorchBuilder.view(0, new long[] { 4, 3 }, 1, 4)));
		assertArrayEquals(new float[] { 5, 6, 9, 10 }, values(TorchBuilder.view(5, new long[] { 2, 2 }, 4, 1)));
		assertArrayEquals(new float[] { 3, 3, 3 }, values(TorchBuilder.view(3, new long[] { 3 }, 0)), "expanded");
		assertArrayEquals(new float[] { 11 }, values(TorchBuilder.view(11, new long[] {})), "scalar");
		assertArrayEquals(new float[0], values(TorchBuilder.view(0, new long[] { 0, 4 }, 4, 1)), "empty");
		assertArrayEquals(new float[] { 1, 2 }, values(TorchBuilder.view(1, new long[] { 1, 2, 1 }, 99, 1, 99)), "strides of single indices are free");
	}

	@Test
	void aTensorKnowsItsView() throws IOException {
		try (TorchFile file = open(TorchBuilder.view(5, new long[] { 2, 3 }, 3, 1))) {
			final TorchTensor tensor = (TorchTensor) file.root();
			assertArrayEquals(new long[] { 2, 3 }, tensor.shape());
			assertArrayEquals(new long[] { 3, 1 }, tensor.strides());
			assertEquals(5, tensor.offset());
			assertEquals("0", tensor.storageKey());
			assertEquals(6, tensor.elements());
			assertEquals("float32 tensor [2, 3] in storage 0", tensor.toString());
		}
	}

	/** A storage longer than what is read at once, backwards in large steps. */
	@Test
	void largeStoragesAreReadInWindows() throws IOException {
		final int columns = 1 << 20;
		final float[] values = new float[3 * columns];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		final PickleBuilder pickle = PickleBuilder.protocol2().global("torch._utils", "_rebuild_tensor_v2").op('(');
		final byte[] bytes = TorchBuilder.rest(TorchBuilder.storage(pickle, "FloatStorage", "0", values.length), 1, new long[] { 4, 3 }, new long[] {
			100_000, columns }).op('t', 'R').stop();
		final float[] read = values(new TorchBuilder().pickle(bytes).floats("0", values));
		for (int i = 0; i < 4; i++)
			for (int j = 0; j < 3; j++)
				assertEquals(values[1 + i * 100_000 + j * columns], read[3 * i + j]);
	}

	/** Bits of floats survive: -0, infinities, NaN with its payload. */
	@Test
	void floatsAreCopiedBitByBit() throws IOException {
		final int[] bits = { 0x80000000, 0x7f800000, 0xff800000, 0x7fc00001, 0x00000001 };
		final float[] floats = new float[bits.length];
		for (int i = 0; i < bits.length; i++)
			floats[i] = Float.intBitsToFloat(bits[i]);
		final float[] read = values(new TorchBuilder().pickle(TorchBuilder.tensor(PickleBuilder.protocol2(), "FloatStorage", 5).stop()).floats("0",
			floats));
		for (int i = 0; i < bits.length; i++)
			assertEquals(bits[i], Float.floatToRawIntBits(read[i]));
	}

	/** Tensor.conj() only sets a flag, which torch.save writes behind the other arguments. */
	@Test
	void conjugateAndNegativeViews() throws IOException {
		for (final String flag : List.of("conj", "neg")) {
			final PickleBuilder pickle = PickleBuilder.protocol2().global("torch._utils", "_rebuild_tensor_v2").op('(');
			TorchBuilder.rest(TorchBuilder.storage(pickle, "ComplexFloatStorage", "0", 1), 0, new long[] { 1 }, new long[] { 1 });
			pickle.op('}').text(flag).op(0x88, 's', 't', 'R');
			final float[] expected = flag.equals("conj") ? new float[] { 1, -2 } : new float[] { -1, -2 };
			assertArrayEquals(expected, values(new TorchBuilder().pickle(pickle.stop()).floats("0", 1, 2)), flag);
		}
	}

	/** Types without a storage class of their own come as bytes (PyTorch 2.1 and later). */
	@Test
	void untypedStorages() throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2().global("torch._utils", "_rebuild_tensor_v3").op('(', '(').text("storage").global(
			"torch.storage", "UntypedStorage").text("0").text("cpu").number(6).op('t', 'Q');
		TorchBuilder.rest(pickle, 1, new long[] { 2 }, new long[] { 1 }).global("torch", "uint16").op('t', 'R');
		assertArrayEquals(new float[] { 0xffff, 1 }, values(new TorchBuilder().pickle(pickle.stop()).storage("0", new byte[] { 9, 9, -1, -1, 1, 0 })));
	}

	@Test
	void parametersAndTensorsWithAttributesAreTheirTensors() throws IOException {
		final PickleBuilder parameter = PickleBuilder.protocol2().global("torch._utils", "_rebuild_parameter").op('(');
		TorchBuilder.tensor(parameter, "FloatStorage", 2).op(0x88, '}', 't', 'R');
		assertArrayEquals(new float[] { 1, 2 }, values(new TorchBuilder().pickle(parameter.stop()).floats("0", 1, 2)));
		final PickleBuilder subclass = PickleBuilder.protocol2().global("torch._tensor", "_rebuild_from_type_v2").op('(').global("torch._utils",
			"_rebuild_tensor_v2").global("torch", "Tensor").op('(');
		TorchBuilder.rest(TorchBuilder.storage(subclass, "FloatStorage", "0", 2), 0, new long[] { 2 }, new long[] { 1 }).op('t', '}').text("note").op(
			'N', 's', 't', 'R');
		assertArrayEquals(new float[] { 1, 2 }, values(new TorchBuilder().pickle(subclass.stop()).floats("0", 1, 2)));
	}

	@Test
	void plainValuesOfPyTorch() throws IOException {
		final byte[] pickle = PickleBuilder.protocol2().op('}', '(').text("size").global("torch", "Size").numbers(1, 2).op(0x85, 'R').text("type")
			.global("torch", "float16").text("device").global("torch", "device").text("cuda").number(1).op(0x86, 'R', 'u').stop();
		try (TorchFile file = open(new TorchBuilder().pickle(pickle))) {
			final PickledDict dict = (PickledDict) file.root();
			assertEquals("a tuple of 2", dict.get("size").toString());
			assertEquals("torch.float16", dict.get("type").toString());
			assertEquals("cuda:1", dict.get("device"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "state_dict", "model_state_dict", "model" })
	void stateDictsPlainOrAmongOtherThings(final String wrapper) throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2();
		if (!wrapper.isEmpty())
			pickle.op('}').text("epoch").number(3).op('s').text(wrapper);
		pickle.global("collections", "OrderedDict").op(')', 'R').text("module.b.weight");
		TorchBuilder.tensor(pickle, "FloatStorage", 2).op('s').text("module.a.weight");
		TorchBuilder.tensor(pickle, "FloatStorage", 2).op('s').text("extra").number(1).op('s');
		if (!wrapper.isEmpty())
			pickle.op('s');
		try (TorchFile file = open(new TorchBuilder().pickle(pickle.stop()).floats("0", 1, 2))) {
			assertEquals(List.of("module.b.weight", "module.a.weight"), List.copyOf(file.stateDict().keySet()));
		}
	}

	@Test
	void modulesLeaveOutWhatIsNotPersistent() throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2().global("models", "Net").op(')', 0x81, '}', '(').text("_parameters").op('}').text("w");
		TorchBuilder.tensor(pickle, "FloatStorage", 2).op('s').text("_buffers").op('}').text("kept");
		TorchBuilder.tensor(pickle, "FloatStorage", 2).op('s').text("gone");
		TorchBuilder.tensor(pickle, "FloatStorage", 2).op('s').text("none").op('N', 's').text("_non_persistent_buffers_set").global("builtins", "set").op(
			']').text("gone").op('a', 0x85, 'R').text("_modules").op('}', 'u', 'b');
		try (TorchFile file = open(new TorchBuilder().pickle(pickle.stop()).floats("0", 1, 2))) {
			assertEquals(List.of("w", "kept"), List.copyOf(file.stateDict().keySet()));
		}
	}

	@Test
	void aFileWithoutAModelSaysWhatItHolds() throws IOException {
		try (TorchFile file = open(new TorchBuilder().pickle(PickleBuilder.protocol2().op(']').stop()))) {
			assertEquals("a list of 0", assertThrows(UnsupportedFormatException.class, file::stateDict).found());
		}
		try (TorchFile file = open(new TorchBuilder().pickle(PickleBuilder.protocol2().global("m", "f").op(')', 'R').stop()))) {
			assertEquals("an object of m.f", assertThrows(UnsupportedFormatException.class, file::stateDict).found());
		}
	}

	@Test
	void damagedValuesAreFoundByTheirChecksum() throws IOException {
		final byte[] bytes = TorchBuilder.view(0, new long[] { 12 }, 1).bytes();
		int at = 0;
		// the value 11
		while (bytes[at] != 0 || bytes[at + 1] != 0 || bytes[at + 2] != 0x30 || bytes[at + 3] != 0x41)
			at++;
		bytes[at + 2]++;
		try (TorchFile file = TorchFile.open(Files.write(folder.resolve("damaged.pt"), bytes), GlobalPolicy.STRICT)) {
			assertEquals("entry archive/data/0, CRC", assertThrows(CorruptFileException.class, file::verify).field());
		}
	}

	@Test
	void leavesNoFileOpen() throws IOException {
		final Path path = Files.write(folder.resolve("sound.pt"), TorchBuilder.view(0, new long[] { 12 }, 1).bytes());
		final TorchFile file = TorchFile.open(path, GlobalPolicy.STRICT);
		final TorchTensor tensor = (TorchTensor) file.root();
		file.close();
		assertThrows(IOException.class, tensor::floats);
		Files.delete(path);
		assertFalse(Files.exists(path));
	}

	private float[] values(final TorchBuilder builder) throws IOException {
		try (TorchFile file = open(builder)) {
			return ((TorchTensor) file.root()).floats();
		}
	}

	private TorchFile open(final TorchBuilder builder) throws IOException {
		return TorchFile.open(Files.write(folder.resolve("file.pt"), builder.bytes()), GlobalPolicy.INERT);
	}

	static Path golden(final String name) throws URISyntaxException {
		return Path.of(TorchFileTest.class.getClassLoader().getResource("golden/" + name + ".pth").toURI());
	}
}
