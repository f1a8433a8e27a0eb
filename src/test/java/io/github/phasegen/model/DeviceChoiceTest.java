package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.phasegen.model.DeviceChoice.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {

	@ParameterizedTest
	@CsvSource({ "auto, AUTO, 0", "cpu, CPU, 0", "CPU, CPU, 0", "' gpu ', GPU, 0", "gpu0, GPU, 0", "gpu12, GPU, 12" })
	void readsTheNamesOfDevices(final String text, final Kind kind, final int index) {
		assertEquals(new DeviceChoice(kind, index), DeviceChoice.parse(text));
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "cuda", "gpu-1", "gpu 1", "gpu1234", "gpu1.5", "cpu0" })
	void anotherNameIsRefusedWithTheNamesThereAre(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> DeviceChoice.parse(text)).getMessage();
		assertTrue(message.contains("auto, cpu, gpu"), message);
	}

	@Test
	void theCpuIsTheCpu() throws ModelException {
		assertEquals(Device.cpu(), DeviceChoice.CPU.resolve());
		assertEquals("cpu", DeviceChoice.name(Device.cpu()));
		assertEquals("gpu1", DeviceChoice.name(Device.gpu(1)));
	}

	@Test
	void autoTakesAGpuOnlyWhereThereIsOne() throws ModelException {
		final boolean gpu = Engines.pytorch().getGpuCount() > 0;
		assertEquals(gpu ? Device.gpu(0) : Device.cpu(), DeviceChoice.AUTO.resolve());
	}

	@Test
	void anAbsentGpuIsAnErrorAndNeverTheCpu() throws ModelException {
		final int absent = Engines.pytorch().getGpuCount();
		final String message = assertThrows(ModelException.class, () -> DeviceChoice.parse("gpu" + absent).resolve()).getMessage();
		assertTrue(message.contains("gpu" + absent) && message.contains("CUDA"), message);
	}
}
