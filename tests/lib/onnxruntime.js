// Runs models of ONNX: each line of the input is [MODEL, "float32" or "float64", COLUMNS, [[NUMBER, ...], ...]] in JSON: the
// model runs once for each list, which has points one after the other.  Prints for each line a list of {"dims": [...], "data":
// [TEXT, ...]}, or {"error": TEXT}.
const fs = require('fs');
const ort = require(process.argv[2]);

async function run(model, type, columns, lists) {
  const session = await ort.InferenceSession.create(fs.readFileSync(model), {logSeverityLevel: 3});
  const found = [];
  for (const numbers of lists) {
    const array = (type === 'float32' ? Float32Array : Float64Array).from(numbers);
    const y = (await session.run({x: new ort.Tensor(type, array, [array.length / columns, columns])})).y;
    found.push({dims: y.dims, data: Array.from(y.data, String)});
  }
  await session.release();
  return found;
}

(async () => {
  ort.env.wasm.numThreads = 1;
  for (const line of fs.readFileSync(0, 'utf8').split('\n').filter((text) => text)) {
    const said = await run(...JSON.parse(line)).catch((error) => ({error: String(error)}));
    console.log(JSON.stringify(said));
  }
})();
