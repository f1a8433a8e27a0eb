package io.github.phasegen.io.hdf5.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.testing.ExternalTool;

/** Files exchanged with h5py, in the layout that MATLAB gives them. */
class Mat73ToolsTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void needsPython() {
		ExternalTool.assumePythonModule("h5py");
	}

	@Test
	void h5pySeesTheArrayAsMatlabStoresIt() throws IOException {
		new Mat73Format().write(folder.resolve("ours.mat"), TestImages.complex(2, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
		final String seen = ExternalTool.run(folder, "python3", "-c", """
			import h5py, numpy as np
			with h5py.File("ours.mat", "r") as file:
				data = file["data"]
				assert file.userblock_size == 512
				assert data.dtype == np.dtype([("real", "<f4"), ("imag", "<f4")]), data.dtype
				assert data.attrs["MATLAB_class"] == b"single", data.attrs["MATLAB_class"]
				array = (data["real"] + 1j * data["imag"]).T
				print(array.shape, round(abs(array[1, 2, 0, 0])), round(abs(array[0, 0, 1, 0])), round(abs(array[0, 0, 0, 1])))
			""");
		assertEquals("(4, 5, 3, 2) 8 41 21", seen.strip());
	}

	@Test
	void variablesAsMatlabStoresThemAreRead() throws IOException {
		ExternalTool.run(folder, "python3", "-c", """
			import h5py, numpy as np
			text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Mon Jan  1 00:00:00 2024 HDF5 schema 1.00 ."
			with h5py.File("theirs.mat", "w", userblock_size=512) as file:
				def put(group, name, array, kind, **more):
					group.create_dataset(name, data=np.asarray(array).T, **more).attrs["MATLAB_class"] = np.bytes_(kind)
				image = np.arange(24.).reshape(4, 6) - 1j * np.arange(24.).reshape(4, 6)
				pairs = np.zeros((4, 6), dtype=[("real", "<f8"), ("imag", "<f8")])
				pairs["real"], pairs["imag"] = image.real, image.imag
				put(file, "scan", pairs, "double", chunks=(3, 2), compression="gzip")
				put(file, "TE", [[0.03]], "double")
				put(file, "name", np.array([[72, 105]], dtype="u2"), "char")
				put(file.create_group("settings"), "matrix", np.eye(3), "double")
				file["settings"].attrs["MATLAB_class"] = np.bytes_("struct")
				put(file.create_group("#refs#"), "a", np.eye(4), "double")
				cells = file.create_dataset("cells", (1, 1), dtype=h5py.ref_dtype)
				cells[0, 0] = file["#refs#/a"].ref
				cells.attrs["MATLAB_class"] = np.bytes_("cell")
			head = (text.ljust(116) + bytes(8) + bytes([0, 2]) + b"IM").ljust(512, bytes(1))
			with open("theirs.mat", "r+b") as file:
				file.write(head)
			""");
		final Path file = folder.resolve("theirs.mat");
		final Map<String, String> notes = StandardFormats.all().forReading(file).entries(file).stream()
			.collect(Collectors.toMap(FileEntry::name, FileEntry::note));
		assertEquals(Map.of("scan", "", "TE", "", "name", "holds text", "settings/matrix", "", "cells", "is a cell array"), notes);
		try (PlaneReader reader = new Mat73Format().open(file, new ReadOptions("scan", ""))) {
			assertEquals(new ImageShape(6, 4, 1, 1, 1), reader.shape());
			final float[] expected = new float[48];
			for (int i = 0; i < 24; i++) {
				expected[2 * i] = i;
				expected[2 * i + 1] = -i;
			}
			assertArrayEquals(expected, reader.read(0));
		}
		final UnsupportedFormatException e =
			assertThrows(UnsupportedFormatException.class, () -> new Mat73Format().open(file, ReadOptions.DEFAULT));
		assertTrue(e.getMessage().contains("scan, settings/matrix"), e.getMessage());
	}
}
